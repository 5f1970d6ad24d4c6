import Foundation

/// Processor time used, for reporting how long a computation took.
enum ProcessorTime {
  /// Seconds used by the calling thread.
  static func thread() -> Double { seconds(CLOCK_THREAD_CPUTIME_ID) }

  /// Seconds used by all threads of this process.
  static func process() -> Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

extension Duration {
  /// The duration in seconds.
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}

/// How many processors this machine lets the program use now.
package enum ProcessorCount {
  /// Processors, at least 1.
  package static var active: Int {
    max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  }
}
