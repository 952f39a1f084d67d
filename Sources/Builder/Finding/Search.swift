import ChatflowModel
import OrderedCollections
import Words

/// What is looked for on the canvas, and which actions hold it.
struct Search: Sendable {
  private(set) var needle = Needle("")
  /// The actions that hold it, as the chatflow is now.
  private(set) var found: Set<ActionID> = []
  /// Whether they are marked: not once the search was ended, until it is gone on with.
  var isMarked = true
  /// The actions that are marked.
  var marked: Set<ActionID> { isMarked ? found : [] }

  /// What was typed.
  var text: String { needle.text }

  /// Looks for a text in all actions.
  mutating func look(for text: String, in flow: Chatflow, _ workspace: Workspace, _ words: Words) {
    guard text != needle.text else { return }
    // Typing on can only leave fewer; anything else may find others.
    let candidates = text.hasPrefix(needle.text) && !needle.isEmpty ? Array(found) : Array(flow.actions.keys)
    needle = Needle(text)
    found = Set(candidates.filter { flow.actions[$0]?.text(holding: needle, words, in: workspace) != nil })
  }

  /// Looks again in the actions that an edit touched.
  mutating func update(_ ids: [ActionID], in flow: Chatflow, _ workspace: Workspace, _ words: Words) {
    if needle.isEmpty { return }
    for id in ids {
      if flow.actions[id]?.text(holding: needle, words, in: workspace) != nil {
        found.insert(id)
      } else {
        found.remove(id)
      }
    }
  }
}

/// Where one was before a text was typed to find: Esc goes back there.
struct SearchStart: Hashable, Sendable {
  var spot: Spot
  var scroll: Int
  /// What was folded: a hit in a fold opens it.
  var view: FlowView
  var text: String
  /// Whether what held it was marked.
  var isMarked: Bool
}
