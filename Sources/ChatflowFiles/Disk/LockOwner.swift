/// Who edits a file, as its lock says it: `user@host.process:boot`, the form of Emacs.
///
/// Every text that a lock holds is one, or none; a lock that says nothing is somebody's all the same.
public struct LockOwner: Hashable, Sendable {
  /// The name of the user.
  public var user: String
  /// The name of the machine.
  public var host: String
  /// The number of the program's process, above 0.
  public var process: Int32
  /// When that machine was started, in seconds since 1970; nil if the lock does not say.
  public var boot: Int64?

  /// An owner.
  public init(user: String, host: String, process: Int32, boot: Int64?) {
    self.user = user
    self.host = host
    self.process = process
    self.boot = boot
  }

  /// The owner that a lock names; nil if it says something else. Names may hold the signs that stand between them.
  public init?(_ text: String) {
    let bytes = text.utf8
    guard let at = bytes.lastIndex(of: UInt8(ascii: "@")),
      let dot = bytes[at...].lastIndex(of: UInt8(ascii: "."))
    else { return nil }
    let numbers = bytes[bytes.index(after: dot)...].split(
      separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    guard let process = Self.number(numbers.first).flatMap({ Int32(exactly: $0) }), process > 0 else { return nil }
    let boot = numbers.count > 1 ? Self.number(numbers[1]) : nil
    guard numbers.count == 1 || boot != nil else { return nil }
    self.init(
      user: String(text[..<at]), host: String(text[bytes.index(after: at)..<dot]), process: process, boot: boot)
  }

  private static func number(_ digits: Substring.UTF8View?) -> Int64? {
    guard let digits, !digits.isEmpty, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int64(String(Substring(digits)))
  }

  /// The owner as a lock says it.
  public var text: String { "\(user)@\(host).\(process)" + (boot.map { ":\($0)" } ?? "") }

  /// What can be known of an owner.
  public enum Standing: Hashable, Sendable {
    /// It is the run that asks.
    case own
    /// It has ended, and left its lock behind.
    case gone
    /// It goes on.
    case alive
    /// It is on another machine: nobody here can tell.
    case elsewhere
  }

  /// What a run knows of this owner; `isRunning` says whether a process of its machine has not ended.
  public func standing(for run: LockOwner, isRunning: (Int32) -> Bool) -> Standing {
    guard host == run.host else { return .elsewhere }
    if let boot, let now = run.boot, !((now - Self.bootTolerance)...(now + Self.bootTolerance)).contains(boot) {
      return .gone
    }
    if process == run.process { return .own }
    return isRunning(process) ? .alive : .gone
  }

  /// Programs ask in different ways when the machine was started, and setting its clock moves some of these: no machine is
  /// started twice within so many seconds.
  private static let bootTolerance: Int64 = 60
}
