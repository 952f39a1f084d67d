import ChatflowModel

extension ChatflowFolder {
  /// What is found only by looking at all chatflows of a folder, by the names of the files in which it can be mended.
  ///
  /// - Parameter flows: all chatflows by the names of their files, those that could not be read as nil
  public static func findings(among flows: [String: Chatflow?], in workspace: Workspace) -> [String: [Finding]] {
    let filed = order(Array(flows.keys), by: workspace.priority).compactMap { file in
      flows[file].flatMap { $0 }.map { FiledChatflow($0, file: file, stem: stem(of: file)) }
    }
    let unreadable = flows.keys.filter { flows[$0].flatMap { $0 } == nil }.map(stem)
    var found: [String: [Finding]] = [:]
    for entry in Checks.folder(filed, unreadable: unreadable, workspace: workspace) {
      found[entry.file ?? settings, default: []].append(entry.finding)
    }
    return found
  }
}
