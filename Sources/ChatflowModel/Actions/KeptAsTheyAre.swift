extension ActionKind {
  /// Kinds that are drawn with their icon, moved and linked, and whose fields are kept as they are.
  static let keptAsTheyAre: [ActionKind] = []

  private static func kept(_ id: KindID, _ icon: Icon, _ category: Category, _ behaviour: Behaviour) -> ActionKind {
    ActionKind(id, icon: icon, category: category, behaviour: behaviour, fields: [], isEditable: false)
  }
}
