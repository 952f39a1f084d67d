import ChatflowModel

/// An earlier version of a chatflow's file.
public struct FlowVersion: Hashable, Sendable, Identifiable {
  /// Where a version comes from. Texts are such as can be shown.
  public enum Source: Hashable, Sendable {
    /// It was saved here.
    case saved
    /// A save found it in the file.
    case found
    /// It was committed to git, where the file had that name.
    case commit(author: String, subject: String, path: String)
  }

  /// By what it is named: the beginning of the commit's hash, or the checksum of what was saved.
  public let id: String
  /// Where it comes from.
  public let source: Source
  /// When it came, in seconds since 1970.
  public let time: Int64
  /// The same as the clock on the wall told it.
  public let when: String
  /// Where what it holds is found again.
  public let place: String

  /// An earlier version.
  public init(id: String, source: Source, time: Int64, when: String, place: String) {
    (self.id, self.source, self.time, self.when, self.place) = (id, source, time, when, place)
  }
}

/// The earlier versions of a chatflow's file.
public struct VersionList: Hashable, Sendable {
  /// The latest first.
  public let versions: [FlowVersion]
  /// What is to be said of what could not be listed, as sentences.
  public let notices: [String]
  /// What the time zone of their times is called.
  public let zone: String

  /// Versions, the latest first.
  public init(versions: [FlowVersion], notices: [String] = [], zone: String = "UTC") {
    (self.versions, self.notices, self.zone) = (versions, notices, zone)
  }
}

/// What an earlier version holds.
public struct ReadVersion: Hashable, Sendable {
  /// The chatflow, as far as it can be read; nil if nothing can.
  public let flow: Chatflow?
  /// Why it cannot be restored, as a sentence; nil if it can.
  public let problem: String?

  /// What a version holds.
  public init(flow: Chatflow?, problem: String? = nil) { (self.flow, self.problem) = (flow, problem) }
}
