import ChatflowModel
import OrderedCollections

/// A chatflow to begin from, which comes with the program: a whole file, with all its texts, and another one with its tests.
public struct Template: Sendable, Identifiable {
  /// A word for it; what it is called and for stands in the word table under `template.<id>`.
  public let id: String
  /// The file of the chatflow and that of its tests, by the code of their language.
  private let files: [String: (flow: [UInt8], tests: [UInt8])]

  private init(id: String, in files: [String: (flow: [UInt8], tests: [UInt8])]) {
    (self.id, self.files) = (id, files)
  }

  /// All of them, in the order in which they are offered.
  public static let all = [
    Template(
      id: "qualify-leads",
      in: [
        "en": (PackageResources.qualify_leads_chatflow_yaml, PackageResources.qualify_leads_chat),
        "sv": (PackageResources.qualify_leads_sv_chatflow_yaml, PackageResources.qualify_leads_sv_chat),
      ]),
    Template(
      id: "book-meetings",
      in: [
        "en": (PackageResources.book_meetings_chatflow_yaml, PackageResources.book_meetings_chat),
        "sv": (PackageResources.book_meetings_sv_chatflow_yaml, PackageResources.book_meetings_sv_chat),
      ]),
    Template(
      id: "support",
      in: [
        "en": (PackageResources.support_chatflow_yaml, PackageResources.support_chat),
        "sv": (PackageResources.support_sv_chatflow_yaml, PackageResources.support_sv_chat),
      ]),
    Template(
      id: "knowledge-base",
      in: [
        "en": (PackageResources.knowledge_base_chatflow_yaml, PackageResources.knowledge_base_chat),
        "sv": (PackageResources.knowledge_base_sv_chatflow_yaml, PackageResources.knowledge_base_sv_chat),
      ]),
    Template(
      id: "offline",
      in: [
        "en": (PackageResources.offline_chatflow_yaml, PackageResources.offline_chat),
        "sv": (PackageResources.offline_sv_chatflow_yaml, PackageResources.offline_sv_chat),
      ]),
    Template(
      id: "concierge",
      in: [
        "en": (PackageResources.concierge_chatflow_yaml, PackageResources.concierge_chat),
        "sv": (PackageResources.concierge_sv_chatflow_yaml, PackageResources.concierge_sv_chat),
      ]),
    Template(
      id: "scratch",
      in: [
        "en": (PackageResources.scratch_chatflow_yaml, PackageResources.scratch_chat),
        "sv": (PackageResources.scratch_sv_chatflow_yaml, PackageResources.scratch_sv_chat),
      ]),
  ]

  /// The language of those who have no file in theirs.
  private static let english = "en"

  /// The languages that it is written in, by their codes.
  public var languages: [String] { files.keys.sorted() }

  /// The file in a language, or in English where there is none.
  public func bytes(in language: String) -> [UInt8] { (files[language] ?? files[Self.english])?.flow ?? [] }

  /// Its text in a language, or in English where there is none.
  public func text(in language: String) -> String { String(decoding: bytes(in: language), as: UTF8.self) }

  /// The tests of a chatflow that begins from it, in a language, or in English where there is none. What they say of a
  /// workspace's people is said of its first one.
  public func tests(in language: String, of workspace: Workspace) -> String {
    let text = String(decoding: (files[language] ?? files[Self.english])?.tests ?? [], as: UTF8.self)
    let people = workspace.listed(.person).map(\.id)
    guard let first = people.first, !people.contains(Self.owner) else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { $0 == "owner: \(Self.owner)" ? "owner: \(first)" : String($0) }.joined(separator: "\n")
  }

  /// Who owns contacts in their tests.
  private static let owner = "anna"
}

extension ChatflowFile {
  /// The text of a new chatflow that begins as another one: under a name of its own, and off. What it refers to that the
  /// workspace does not list is the first that it does list, if it lists any. Nil if not all of the other can be read, or
  /// if the new one would not read back as what it is.
  public static func beginning(as text: String, named name: String, in workspace: Workspace) -> String? {
    let opened = decode(text)
    guard var flow = opened.flow, let source = opened.source, opened.isWritable else { return nil }
    flow.name = name
    if flow.isLive { flow.live = false }
    for id in flow.actions.keys {
      for field in flow.actions[id]?.fields ?? [] {
        guard case .text(.id(let kind)) = field.editor.shape, let value = flow.actions[id]?.values[field.id]?.text
        else { continue }
        let listed = workspace.listed(kind).map(\.id)
        if let first = listed.first, !listed.contains(value) { flow.actions[id]?.values[field.id] = .text(first) }
      }
    }
    return try? source.encode(flow).text
  }
}
