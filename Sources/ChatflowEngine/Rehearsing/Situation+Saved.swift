import ChatflowModel

extension Workspace {
  /// The names of the situations that are saved in it, in order.
  public var situationNames: [String] { situations.map { $0["name"]?.text ?? $0["id"]?.text ?? "" } }

  fileprivate var situations: [FieldValues] { values["situations"]?.records ?? [] }
}

extension Situation {
  /// The situation that a workspace has saved under an id or a name; nil if it has none. What of it is mistaken is as it
  /// usually is: the checks say so.
  public init?(saved name: String, in workspace: Workspace) {
    let found =
      workspace.situations.first { $0["id"]?.text == name }
      ?? workspace.situations.first { $0["name"]?.text?.comparable == name.comparable }
    guard let found else { return nil }
    self.init(found, in: workspace)
  }

  /// The situation that an entry of a workspace describes.
  public init(_ entry: FieldValues, in workspace: Workspace) {
    self.init()
    for key in SituationKey.allCases {
      guard let text = entry[key.field]?.text, !text.isBlank else { continue }
      try? set(key, text, in: workspace)
    }
  }

  /// What is mistaken in an entry of a workspace, by its fields.
  public static func problems(of entry: FieldValues, in workspace: Workspace) -> [(FieldID, SituationProblem)] {
    SituationKey.allCases.compactMap { key in
      guard let text = entry[key.field]?.text, !text.isBlank else { return nil }
      var situation = Situation()
      do throws(SituationProblem) {
        try situation.set(key, text, in: workspace)
        return nil
      } catch {
        return (key.field, error)
      }
    }
  }
}
