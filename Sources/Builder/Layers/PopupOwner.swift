import ChatflowModel
import Screen

/// A screen that pop-ups can open over, with what every such screen does: keys in texts, lists, lines, questions, and
/// sentences in the hint row.
protocol PopupOwner: Sendable {
  /// What it wants from outside.
  associatedtype Wish
  /// Pop-ups, the front one last.
  var popups: [Popup<Self>] { get set }
  /// What the hint row says at the moment.
  var notice: Notice? { get set }
  /// Everything that the hint row said.
  var notices: [Notice] { get set }
  var words: Words { get }
  var size: Size { get }
  var tier: GlyphTier { get }
  /// The text that takes keys at the moment.
  var activeEditor: TextEditor? { get }

  /// Takes in what a text editor did.
  mutating func take(_ outcome: TextOutcome, from editor: TextEditor) -> [Wish]
  /// Prepares for what is chosen from a list.
  mutating func beginAnswer()
  /// The wish to know what a path can become.
  func completing(_ path: String) -> Wish
}

extension BuilderState: PopupOwner {
  mutating func beginAnswer() { history.pause() }
  func completing(_ path: String) -> Effect { .complete(path: path) }
}

/// Keys and sentences.
extension PopupOwner {
  /// The marks of the terminal's glyph tier.
  var glyphs: Glyphs { Glyphs.of(tier) }

  /// Gives a key to the text that has the focus; nil if there is none or it does not take it.
  mutating func pressInText(_ key: Key) -> [Wish]? {
    guard var editor = activeEditor else { return nil }
    let outcome = editor.handle(key)
    guard case .ignored = outcome else { return take(outcome, from: editor) }
    // At the edge of a text there is nothing to delete; that must not delete anything else.
    return key.code == .delete || key.code == .backspace ? [] : nil
  }

  /// Says that keys stand for nothing, unless they are keys that one presses without meaning anything.
  mutating func sayUnknown(_ keys: [Key]) {
    guard layers.isEmpty else { return }
    if !keys.allSatisfy(\.meansNothing) {
      say(.info, words("notice.unknown-key", ["keys": Chord(keys).title(in: words)]))
    }
  }

  /// What was said so far, the latest first.
  mutating func openMessages() {
    let items = notices.reversed().enumerated().map { index, notice in
      let mark =
        switch notice.kind {
        case .error: glyphs.error + " "
        case .warning: glyphs.warning + " "
        case .success, .info: ""
        }
      return Chooser.Item(id: "\(index)", title: mark + notice.text, help: notice.text)
    }
    guard !items.isEmpty else { return say(.info, words["notice.no-messages"]) }
    open(Chooser(title: words["chooser.messages"], items: items)) { _, _ in [] }
  }

  /// Shows a sentence in the hint row and keeps it in the log.
  mutating func say(_ kind: Notice.Kind, _ text: String) {
    let new = Notice(kind: kind, text: text)
    notice = new
    notices.append(new)
    if notices.count > Notice.longestLog { notices.removeFirst() }
  }
}

extension Notice {
  /// How many of them are kept.
  fileprivate static let longestLog = 200
}

/// Pop-ups.
extension PopupOwner {
  /// Closes the front pop-up.
  mutating func closeLayer() { _ = popups.popLast() }

  /// Puts another value of the front pop-up in its place.
  mutating func replaceLayer(_ layer: Layer) {
    if !popups.isEmpty { popups[popups.count - 1].layer = layer }
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

  /// Takes the answer that a letter stands for; nil if it stands for none.
  mutating func pressAnswer(_ key: Key) -> [Wish]? {
    guard let index = answer(by: key) else { return nil }
    focusInLayer(index)
    return answerQuestion()
  }

  /// Takes what the front pop-up has at a place of its list.
  mutating func takeInLayer(_ index: Int) -> [Wish] {
    focusInLayer(index)
    switch layers.last {
    case .chooser?: return choose()
    case .prompt?: return acceptPrompt()
    case .question?: return answerQuestion()
    case nil: return []
    }
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

  /// Takes what was typed into the front pop-up: a filter, or a line.
  mutating func typeIntoLayer(_ outcome: TextOutcome, _ editor: TextEditor) {
    switch layers.last {
    case .chooser(var chooser)?:
      chooser.query = editor
      if case .edited = outcome { chooser.focus = 0 }
      replaceLayer(.chooser(scrolled(chooser)))
    case .prompt(var prompt)?:
      prompt.editor = editor
      prompt.problem = nil
      prompt.focus = nil
      replaceLayer(.prompt(prompt))
    case .question?, nil: break
    }
  }

  /// Takes what a path can become, if it is still what is typed.
  mutating func takeCompletions(_ path: String, _ facts: [FileFact]) {
    guard case .prompt(var prompt)? = layers.last, prompt.editor.plainText == path else { return }
    prompt.completions = facts
    prompt.focus = nil
    replaceLayer(.prompt(prompt))
  }

  /// Completes the path that is typed with the focused completion, or the first one; the path, if there is one.
  mutating func takeCompletion() -> String? {
    guard case .prompt(var prompt)? = layers.last,
      let fact = prompt.completions[checked: prompt.focus ?? 0] ?? prompt.completions.first
    else { return nil }
    prompt.editor = TextEditor(RichText(literal: fact.path), shape: .line, limit: prompt.editor.limit, words: .none)
    prompt.focus = nil
    replaceLayer(.prompt(prompt))
    return fact.path
  }

  /// Leaves the front prompt open, and says what is wrong with its line.
  @discardableResult
  mutating func refuse(_ problem: String) -> [Wish] {
    guard case .prompt(var prompt)? = layers.last else { return [] }
    prompt.problem = problem
    replaceLayer(.prompt(prompt))
    return []
  }

  /// How far the wheel moves the focus in the front pop-up: the few answers of a question are gone through one by one.
  private var wheelStep: Int { if case .chooser? = layers.last { MouseEvent.wheelRows } else { 1 } }

  /// What the mouse does in the front pop-up, and beside it.
  mutating func pointInLayer(_ mouse: MouseEvent) -> [Wish] {
    let view = LayerView(layers.last, size: size, words: words, tier: tier)
    switch mouse.kind {
    case .wheelUp: moveInLayer(-wheelStep)
    case .wheelDown: moveInLayer(wheelStep)
    case .press(.left):
      guard let index = view.item(at: mouse.point) else {
        if !view.frame.contains(mouse.point) { leaveLayer() }
        return []
      }
      return takeInLayer(index)
    default: break
    }
    return []
  }
}

extension Key {
  /// Whether it is a key that one presses without meaning anything: to leave what is not there, or at an edge.
  fileprivate var meansNothing: Bool {
    switch code {
    case .escape, .up, .down, .left, .right: modifiers.isEmpty
    default: false
    }
  }
}
