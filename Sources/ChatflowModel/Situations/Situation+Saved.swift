extension Workspace {
  /// The names of the situations that are saved in it, in order.
  public var situationNames: [String] { situations.map { $0["name"]?.text ?? $0["id"]?.text ?? "" } }

  fileprivate var situations: [FieldValues] { values["situations"]?.records ?? [] }
}

extension Situation {
  /// The situation that a workspace has saved under an id or a name; nil if it has none. One with a mistake is none to try
  /// anything in: the first mistake is thrown.
  public init?(saved name: String, in workspace: Workspace) throws(SituationProblem) {
    let found =
      workspace.situations.first { $0["id"]?.text == name }
      ?? workspace.situations.first { $0["name"]?.text?.comparable == name.comparable }
    guard let found else { return nil }
    if let (_, problem) = Self.problems(of: found, in: workspace).first { throw problem }
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
      } catch {
        return (key.field, error)
      }
      // Where the machine knows no time zones at all, this one is no mistake.
      guard let zone = situation.time?.zone, NamedTimeZone.isInstalled, NamedTimeZone.known(zone) == nil else {
        return nil
      }
      return (key.field, SituationProblem(noZone: zone))
    }
  }
}
