import ChatflowModel
import Screen

/// A screen that pop-ups can open over.
protocol PopupOwner {
  /// Pop-ups, the front one last.
  var layers: [Layer] { get set }
  var words: Words { get }
  var size: Size { get }
  var tier: GlyphTier { get }
}

extension BuilderState: PopupOwner {}

extension PopupOwner {
  /// Closes the front pop-up.
  mutating func closeLayer() { _ = layers.popLast() }

  /// Puts another value of the front pop-up in its place.
  mutating func replaceLayer(_ layer: Layer) {
    if !layers.isEmpty { layers[layers.count - 1] = layer }
  }

  /// Moves the focus in the front pop-up.
  mutating func stepInLayer(_ step: Int) {
    switch layers.last {
    case .chooser(var chooser)?:
      let count = chooser.matches(words).count
      guard count > 0 else { return }
      chooser.focus =
        abs(step) == 1 ? (chooser.focus + step + count) % count : min(max(0, chooser.focus + step), count - 1)
      replaceLayer(.chooser(scrolled(chooser)))
    case .prompt(var prompt)?:
      guard !prompt.completions.isEmpty else { return }
      let count = prompt.completions.count
      prompt.focus = prompt.focus.map { ($0 + step + count) % count } ?? (step > 0 ? 0 : count - 1)
      replaceLayer(.prompt(prompt))
    case .question(var question)?:
      question.focus = (question.focus + step + question.answers.count) % question.answers.count
      replaceLayer(.question(question))
    case nil: break
    }
  }

  /// The list with its focus in sight.
  func scrolled(_ chooser: Chooser) -> Chooser {
    var chooser = chooser
    let height = LayerView(layers.last, size: size, words: words, tier: tier).chooserRows(chooser)
    chooser.scroll = max(0, max(min(chooser.scroll, chooser.focus), chooser.focus - height + 1))
    return chooser
  }

  /// The answer that a letter stands for in the front pop-up, if it is a question.
  func answer(by key: Key) -> Int? {
    guard case .question(let question)? = layers.last, case .character(let letter) = key.code, key.modifiers.isEmpty
    else { return nil }
    return question.answers.firstIndex { $0.key == letter }
  }

  /// Focuses what the front pop-up has at a place of its list.
  mutating func focusInLayer(_ index: Int) {
    switch layers.last {
    case .chooser(var chooser)?:
      chooser.focus = index
      replaceLayer(.chooser(chooser))
    case .prompt(var prompt)?:
      prompt.focus = index
      replaceLayer(.prompt(prompt))
    case .question(var question)?:
      question.focus = index
      replaceLayer(.question(question))
    case nil: break
    }
  }
}
