import OrderedCollections

/// A chatflow as rules about a folder see it: under the name of its file, which is what tells it from the others.
public struct FiledChatflow: Sendable {
  /// The name of its file, with the ending or without, as whoever checks the folder tells it.
  public let file: String
  /// The same name without the ending, as the order of priority tells it.
  public let stem: String
  /// What it is but for its actions: they are nothing to the other chatflows, and a folder has many.
  public let flow: Chatflow

  /// A chatflow of a folder.
  public init(_ flow: Chatflow, file: String, stem: String) {
    self.file = file
    self.stem = stem
    self.flow = flow.withoutActions
  }
}

extension Chatflow {
  /// What rules about a folder look at.
  public var withoutActions: Chatflow {
    var flow = self
    flow.actions = [:]
    return flow
  }
}

/// Something that was found by looking at all chatflows of a folder.
public struct FolderFinding: Hashable, Sendable {
  /// The file in which it can be mended, by the name under which its chatflow was given; nil for that of the workspace.
  public let file: String?
  /// What it is.
  public let finding: Finding

  /// Something that was found in a file.
  public init(_ finding: Finding, in file: String?) {
    self.finding = finding
    self.file = file
  }
}

/// What a folder rule looks at: the chatflows of a folder, and what they share.
struct CheckedFolder {
  /// The chatflows, the one with the highest priority first.
  let chatflows: [FiledChatflow]
  /// The names, without the ending, of all files of chatflows that there are, those included that could not be read.
  let stems: Set<String>
  /// What they share.
  let workspace: Workspace
}
