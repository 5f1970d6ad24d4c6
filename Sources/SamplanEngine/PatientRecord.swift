/// A patient as the calendar keeps it: 32 bytes, half a cache line.
struct PatientRecord: BitwiseCopyable {
  /// When the patient arrives, or the present stay ends; of one who waits, when death would come
  /// or the need ends.
  var when: Int64 = 0
  /// Of one yet to arrive: how long the first stay will be, ticks. Afterwards: when the patient
  /// joined the line or got the bed, in units of 2⁻²² days (20 ms).
  var span: Int64 = 0
  /// The next in the same bucket, queue or free list; −1 ends it.
  var next: Int32 = -1
  /// The patient's number at its source; of an end of waiting, the record of who waits.
  var number: UInt32 = 0
  /// The site of arrival, part of the counter of random numbers.
  var home: UInt16 = 0
  /// Where the patient is.
  var site: UInt16 = 0
  var group: UInt8 = 0
  var stage: UInt8 = 0
  /// The stage that began before time 0, or `PatientRecord.none`.
  var begunStage: UInt8 = PatientRecord.none
  var state = State.stay

  static let none: UInt8 = 255

  /// What the record is about.
  enum State: UInt8, BitwiseCopyable {
    /// A patient in a bed.
    case stay
    /// A patient who comes later today.
    case arriving
    /// A patient in line for a bed.
    case inLine
    /// One who has died in line, or whose need has ended there, and is not yet taken out of it.
    case goneFromLine
    /// A patient who keeps a bed in intensive care, waiting for the next.
    case blocking
    /// An elective patient in the backlog.
    case postponed
    /// No patient: the time when the one in the record `number` dies, or the need ends, if still
    /// waiting.
    case endOfWait
    /// No patient: a record to use again.
    case free
  }
}
