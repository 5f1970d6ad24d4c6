import SamplanBase
import SamplanDocuments

/// Dates and times as cells: never broken between two lines.
extension DataTable.Cell {
  /// A day: `2026-11-20`; a dash when there is none.
  static func day(_ day: Day?) -> DataTable.Cell {
    guard let day else { return .text("–") }
    return "<time>\(day)</time>"
  }

  /// A time in Sweden: `2026-11-20 09.15`; a dash when there is none.
  static func time(_ time: Instant?) -> DataTable.Cell {
    guard let time else { return .text("–") }
    return "<time datetime=\"\(time)\">\(time.swedish)</time>"
  }
}
