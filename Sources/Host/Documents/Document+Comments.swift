import ChatflowFiles
import ChatflowModel

extension Document {
  /// The comments of the files that go with an edit, and would stay without it.
  func comments(lostBy edit: Edit, in flow: Chatflow, _ workspace: Workspace) -> [String] {
    var later = flow
    later.apply(edit)
    let lost = Result { () throws(Source.EncodingProblem) in try encode(later).losing(besides: encode(flow).lost) }
    // What cannot be written takes none, and saving says why it cannot.
    guard case .success(let comments) = lost else { return [] }
    return comments + shared.comments(lostBy: edit, in: workspace)
  }
}
