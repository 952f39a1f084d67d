import ChatflowModel

/// The model as JSON; the model's own takes its place.
enum ChatflowJSON {
  static func text(of flow: Chatflow) -> String { "{}" }
}
