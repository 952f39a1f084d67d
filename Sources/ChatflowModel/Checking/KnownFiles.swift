import OrderedCollections

/// What is known about files that a chatflow names, by their paths from the workspace's folder. Whoever looks at the disk
/// says so; of a file that is not among them nothing is known, and so nothing is found.
public typealias KnownFiles = [String: KnownFile]

/// What is known about a file that a chatflow names.
public enum KnownFile: Hashable, Sendable {
  /// There is no such file.
  case missing
  /// A file of so many bytes.
  case bytes(Int)
}

/// A file or an address that a field names.
struct NamedFile {
  /// The path or address.
  let location: String
  /// Why it cannot be used, if it cannot.
  let problem: Attachment.Problem?
  /// Where it is named.
  let place: Finding.Place

  /// Whether it is a file that the disk can be asked about.
  var isFile: Bool { problem == nil && !isAddress }

  private let isAddress: Bool

  init(_ attachment: Attachment, at place: Finding.Place) {
    location = attachment.location
    problem = attachment.problem
    isAddress = attachment.isAddress
    self.place = place
  }

  /// A picture, which is a file or an address.
  init(picture location: String, at place: Finding.Place) { self.init(Attachment(.video, location), at: place) }
}

extension CheckedField {
  /// The files and addresses that it names.
  var files: [NamedFile] {
    if field.editor == .picture {
      return (value?.text).map { $0.isBlank ? [] : [NamedFile(picture: $0, at: place)] } ?? []
    }
    return messages.enumerated().flatMap { number, message in
      message.attachments.enumerated().map { index, attachment in
        NamedFile(attachment, at: place.at(.attachment(index, of: holdsSeveral ? number : nil)))
      }
    }
  }
}

/// Which files are named, to find out about them; those of texts that are not used at present included.
extension Checks {
  /// The paths of the files that an action names.
  public static func files(of action: Action) -> [String] {
    // What every action has is no file.
    action.values.files(action.definition?.fieldsWithFiles ?? [])
  }

  /// The paths of the files that the settings of a chatflow name.
  public static func files(ofSettings flow: Chatflow) -> [String] { flow.values.files(ChatflowSettings.fields) }

  /// The paths of the files that the settings of a workspace name.
  public static func files(of workspace: Workspace) -> [String] { workspace.values.files(WorkspaceSettings.fields) }

  /// The paths of all files that a chatflow names.
  public static func files(of flow: Chatflow) -> [String] {
    files(ofSettings: flow) + flow.actions.values.flatMap(files(of:))
  }
}

extension Field {
  /// Whether it, or a field in it, can name files.
  var canNameFiles: Bool {
    switch editor.shape {
    case .message, .messages: true
    case .record, .records: inner?.contains(where: \.canNameFiles) == true
    case .text: editor == .picture
    case .flag, .number, .duration, .propertyValue, .list, .edge, .replies: false
    }
  }
}

extension FieldValues {
  fileprivate func files(_ fields: [Field]) -> [String] {
    var found: [String] = []
    for field in fields {
      guard let value = self[field.id] else { continue }
      if value.mayNameFiles(as: field.editor) {
        found += CheckedField(field, value, owner: "", at: Finding.Place()).files.filter(\.isFile).map(\.location)
      }
      guard let inner = field.inner else { continue }
      for record in value.record.map({ [$0] }) ?? value.records ?? [] { found += record.files(inner) }
    }
    return found
  }
}

extension FieldValue {
  /// Whether it is of a sort that names files, and names some.
  fileprivate func mayNameFiles(as editor: Field.Editor) -> Bool {
    switch self {
    case .text: editor == .picture
    case .message(let message): !message.attachments.isEmpty
    case .messages(let messages): messages.contains { !$0.attachments.isEmpty }
    case .flag, .number, .list, .record, .records: false
    }
  }
}
