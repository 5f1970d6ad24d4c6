/// Gives memory twice the room; what it holds stays.
func double<Value: BitwiseCopyable>(
  _ memory: inout UnsafeMutablePointer<Value>, holding count: Int, of capacity: inout Int
) {
  let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity * 2)
  larger.update(from: memory, count: count)
  memory.deallocate()
  memory = larger
  capacity *= 2
}
