/// No two chatflows of a folder have the same name: lists, and whoever speaks of them, tell them by it.
struct ChatflowNameTaken: FolderRule {
  let id: RuleID = "chatflow-name-taken"
  let severity = Finding.Severity.warning

  func findings(in folder: CheckedFolder) -> [FolderFinding] {
    var first: [String: String] = [:]
    return folder.chatflows.compactMap { chatflow in
      let name = chatflow.flow.name
      guard !name.isBlank else { return nil }
      guard let other = first[name.comparable] else {
        first[name.comparable] = chatflow.file
        return nil
      }
      let place = Finding.Place(field: "name")
      return FolderFinding(
        Finding(severity, id, at: place, facts: ["name": name, "other": other]), in: chatflow.file)
    }
  }
}
