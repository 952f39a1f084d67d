/// A code snippet runs on a version of Node.js that the platform still supports.
struct RuntimeUnsupported: FormRule, MendingRule {
  let id: RuleID = "runtime-unsupported"
  let severity = Finding.Severity.warning

  func findings(in form: CheckedForm) -> [Finding] {
    guard form.kind?.id == ActionKind.codeSnippet.id, let action = form.action, let snippet = CodeSnippet(action),
      !snippet.isRuntimeSupported
    else { return [] }
    let facts = ["runtime-key": "field.code-snippet.runtime.\(snippet.runtime)"]
    return [
      Finding(
        severity, id, at: Finding.Place(action.id, field: CodeSnippet.runtimeField), facts: facts)
    ]
  }

  /// A program may run otherwise there, so somebody has to try it.
  func fix(_ finding: Finding, in flow: Chatflow, _ workspace: Workspace) -> Fix? {
    guard let newest = ActionKind.codeSnippet.field(CodeSnippet.runtimeField)?.defaultValue else {
      return nil
    }
    let edit = finding.place.edit("edit.change", in: flow, workspace) {
      $0[CodeSnippet.runtimeField] = newest
    }
    let facts = ["what-key": "field.code-snippet.runtime.\(newest.text ?? "")"]
    return Fix(finding, "fix.use", certain: false, edit, facts: facts)
  }
}
