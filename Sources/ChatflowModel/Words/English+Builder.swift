extension English {
  /// What the screens say.
  static let builder: [String: String] = [
    "panel.save": "Save",
    "panel.revert": "Revert",
  ]
}
