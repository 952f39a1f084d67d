/// The order of priority names chatflows that there are.
struct PriorityUnknown: FolderRule {
  let id: RuleID = "priority-unknown"

  func findings(in folder: CheckedFolder) -> [FolderFinding] {
    folder.workspace.priority.filter { !folder.stems.contains($0) }.map { stem in
      let place = Finding.Place(.workspace, field: WorkspaceSettings.priority.id)
      return FolderFinding(Finding(.warning, id, at: place, facts: ["file": stem]), in: nil)
    }
  }
}
