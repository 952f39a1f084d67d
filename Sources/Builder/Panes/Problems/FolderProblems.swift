import ChatflowFiles
import ChatflowModel
import Widgets
import Words

/// What is wrong in the folder of the chatflow, besides what is wrong with the chatflow by itself.
public struct FolderProblems: Hashable, Sendable {
  /// What is wrong here, and only looking at all chatflows shows.
  public let here: [Finding]
  /// What is wrong in the other chatflows, as their files are.
  public let elsewhere: [Elsewhere]
  /// Which files could not be looked at, as sentences.
  public let unread: [String]

  /// Something that is wrong in another chatflow.
  public struct Elsewhere: Hashable, Sendable {
    /// The name of its file.
    public let file: String
    /// The file and the chatflow, as the headings tell them.
    public let title: String
    /// What it is.
    public let found: FileFinding

    /// Something that is wrong in a file.
    public init(_ found: FileFinding, in file: String, title: String) {
      (self.file, self.title, self.found) = (file, title, found)
    }
  }

  /// What is wrong in a folder.
  public init(here: [Finding], elsewhere: [Elsewhere], unread: [String] = []) {
    (self.here, self.elsewhere, self.unread) = (here, elsewhere, unread)
  }

  /// All of it, as the list tells it.
  var entries: [ProblemEntry] { here.map(ProblemEntry.finding) + elsewhere.map(ProblemEntry.elsewhere) }
}

/// The problems of the whole folder in the list: found when somebody asks, since that reads all its files.
extension BuilderState {
  /// Lists everything that is wrong in the folder.
  mutating func showFolderProblems() -> [Effect] {
    if problems == nil { openProblems() }
    return [.checkFolder(flow, workspace)]
  }

  /// Lists what is wrong in the whole folder, or in this chatflow alone again.
  mutating func switchProblemsOfFolder() -> [Effect] {
    guard problems?.folder != nil else { return showFolderProblems() }
    changeProblems { $0.folder = nil }
    return []
  }

  /// Looks at the folder once more if that is listed: what was done here may be about it.
  func lookAtFolderAgain() -> [Effect] { problems?.folder == nil ? [] : [.checkFolder(flow, workspace)] }

  /// Takes in what was found in the folder.
  mutating func take(_ found: FolderProblems) {
    guard problems != nil else { return }
    for sentence in found.unread { say(.warning, sentence) }
    changeProblems { $0.folder = found }
    guard let pane = problems, pane.query.plainText.isEmpty, ProblemList(pane, self).entries.isEmpty else { return }
    leavePane()
    if found.unread.isEmpty { say(.success, words["notice.no-problems-in-folder"]) }
  }

  /// Changes what is listed and how; the focus stays on the problem that it is on, or else where it was.
  mutating func changeProblems(_ change: (inout ProblemsPane) -> Void) {
    guard var pane = problems else { return }
    let entry = focusedProblem
    change(&pane)
    problems = pane
    focusProblem(entry.flatMap { ProblemList(pane, self).entries.firstIndex(of: $0) } ?? pane.index)
  }
}
