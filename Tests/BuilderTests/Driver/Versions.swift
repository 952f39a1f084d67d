import ChatflowModel
import OrderedCollections
import Screen

@testable import Builder

/// Earlier versions of a file, for the tests.
extension Sample {
  /// Of the support bot: as it was saved, as it was committed twice, as a save found it, and one that cannot be read.
  static let versions: [(version: FlowVersion, read: ReadVersion)] = {
    var renamed = support
    renamed.actions["greet"]?.name = "Welcome"
    var shorter = renamed
    shorter.name = "Bot"
    if let removing = shorter.removing("topic") { shorter.apply(removing) }
    return [
      version("12:04", .saved, support),
      version(
        "11:58", .commit(author: "Anna Berg", subject: "Name the greeting", path: "support.chatflow.yaml"), renamed),
      version(
        "2026-01-30 16:20",
        .commit(
          author: "Omar Haddad", subject: "Begin with a bot that only greets, and says where to write to",
          path: "bot.chatflow.yaml"), shorter),
      version("2026-01-30 09:00", .found, renamed),
      version(
        "2026-01-29 17:45", .saved, nil,
        problem: "support.chatflow.yaml:3:1: error: unknown key nmae; did you mean name?"),
    ]
  }()

  private static func version(
    _ when: String, _ source: FlowVersion.Source, _ flow: Chatflow?, problem: String? = nil
  ) -> (version: FlowVersion, read: ReadVersion) {
    let id = "9310bd5c\(when.utf8.count % 10)"
    let version = FlowVersion(id: id, source: source, time: Session.noon, when: when, place: when)
    return (version, ReadVersion(flow: flow, problem: problem))
  }
}

extension Session {
  /// Opens the list of some earlier versions.
  mutating func openHistory(_ versions: [(version: FlowVersion, read: ReadVersion)], notices: [String] = []) {
    press("Alt-H")
    answerHistory(versions, notices: notices)
    // Each is read as soon as it is come to; here all of them are.
    for (version, read) in versions { finish(.versionRead(version, read)) }
  }

  /// Answers what is wanted of some earlier versions; gives back what else is wanted.
  @discardableResult
  mutating func answerHistory(
    _ versions: [(version: FlowVersion, read: ReadVersion)], notices: [String] = []
  ) -> [Effect] {
    var others: [Effect] = []
    var waiting = takeEffects()
    while !waiting.isEmpty {
      for effect in waiting {
        switch effect {
        case .listVersions: finish(.versions(VersionList(versions: versions.map(\.version), notices: notices)))
        case .readVersion(let version):
          if let read = versions.first(where: { $0.version == version })?.read {
            finish(.versionRead(version, read))
          }
        default: others.append(effect)
        }
      }
      waiting = takeEffects()
    }
    return others
  }
}
