/// The order of priority names chatflows that there are.
struct PriorityUnknown: FolderRule {
  let id: RuleID = "priority-unknown"
  let severity = Finding.Severity.warning

  func findings(in folder: CheckedFolder) -> [FolderFinding] {
    folder.workspace.priority.filter { !folder.stems.contains($0) }.map { stem in
      let place = Finding.Place(.workspace, field: WorkspaceSettings.priority.id)
      return FolderFinding(Finding(severity, id, at: place, facts: ["file": stem]), in: nil)
    }
  }
}
