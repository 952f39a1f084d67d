import ChatflowModel

/// What the application wants from the world outside; done by the executable, which answers with an `Outcome`.
public enum Effect: Hashable, Sendable {
  /// Write the chatflow, and the workspace if it changed, to their files. `state` is the history's number of this state.
  case save(Chatflow, Workspace, state: Int, then: AfterSaving, mayLoseComments: Bool)
  /// End the program.
  case quit
  /// Show the list of chatflows; this chatflow stays open. Never leaves the application.
  case showList
  /// Show another chatflow that is open, so many further on. Never leaves the application.
  case showOther(Int)
  /// Give the terminal back until the program is continued.
  case suspend
  /// Draw the whole screen again.
  case repaint
  /// Let the user edit a text in their own editor.
  case editOutside(String)
  /// Put a text on the clipboard.
  case copy(String)
  /// Say what a path typed so far can become, inside the workspace.
  case complete(path: String)
  /// Find out about files that are attached.
  case inspect([String])

  /// What follows when saving has succeeded.
  public enum AfterSaving: Hashable, Sendable {
    case stay
    case quit
  }
}

/// What came of an effect.
public enum Outcome: Hashable, Sendable {
  /// The file holds that state now; notes are sentences for the user.
  case saved(state: Int, then: Effect.AfterSaving, notes: [String])
  /// Nothing was written yet: these comments of the file cannot be kept.
  case wouldLose([String], then: Effect.AfterSaving)
  /// The file could not be written; the sentence says what happened and what is safe.
  case saveFailed(String)
  /// The text as the user's editor left it.
  case editedOutside(String)
  /// The user's editor could not be run, or failed.
  case editorFailed(String)
  /// What the path can become.
  case completions(path: String, [FileFact])
  /// What is known about attached files.
  case inspected([FileFact])
  /// The program was continued after a suspension.
  case resumed
}

/// What is known about a file of the workspace.
public struct FileFact: Hashable, Sendable {
  /// The path from the workspace's folder; a folder's ends in `/`.
  public var path: String
  /// Its size in bytes; nil if it is missing or a folder.
  public var bytes: Int?
  /// Whether there is no such file.
  public var isMissing: Bool
  /// What is known about a file.
  public init(path: String, bytes: Int? = nil, isMissing: Bool = false) {
    self.path = path
    self.bytes = bytes
    self.isMissing = isMissing
  }
}
