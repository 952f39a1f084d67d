import ChatflowModel
import OrderedCollections

/// A chatflow to begin from, which comes with the program: a whole file, with all its texts.
public struct Template: Sendable, Identifiable {
  /// A word for it; what it is called and for stands in the word table under `template.<id>`.
  public let id: String
  /// The file in English.
  public let bytes: [UInt8]
  /// The file in other languages, by their codes.
  private let translations: [String: [UInt8]]

  private init(id: String, bytes: [UInt8], swedish: [UInt8]) {
    self.id = id
    self.bytes = bytes
    translations = ["sv": swedish]
  }

  /// All of them, in the order in which they are offered.
  public static let all = [
    Template(
      id: "qualify-leads", bytes: PackageResources.qualify_leads_chatflow_yaml,
      swedish: PackageResources.qualify_leads_sv_chatflow_yaml),
    Template(
      id: "book-meetings", bytes: PackageResources.book_meetings_chatflow_yaml,
      swedish: PackageResources.book_meetings_sv_chatflow_yaml),
    Template(
      id: "support", bytes: PackageResources.support_chatflow_yaml,
      swedish: PackageResources.support_sv_chatflow_yaml),
    Template(
      id: "knowledge-base", bytes: PackageResources.knowledge_base_chatflow_yaml,
      swedish: PackageResources.knowledge_base_sv_chatflow_yaml),
    Template(
      id: "offline", bytes: PackageResources.offline_chatflow_yaml,
      swedish: PackageResources.offline_sv_chatflow_yaml),
    Template(
      id: "concierge", bytes: PackageResources.concierge_chatflow_yaml,
      swedish: PackageResources.concierge_sv_chatflow_yaml),
    Template(
      id: "scratch", bytes: PackageResources.scratch_chatflow_yaml,
      swedish: PackageResources.scratch_sv_chatflow_yaml),
  ]

  /// The languages that it is written in, by their codes.
  public var languages: [String] { ["en"] + translations.keys.sorted() }

  /// The file in a language, or in English where there is none.
  public func bytes(in language: String) -> [UInt8] { translations[language] ?? bytes }

  /// Its text in a language, or in English where there is none.
  public func text(in language: String) -> String { String(decoding: bytes(in: language), as: UTF8.self) }
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
