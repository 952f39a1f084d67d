import ChatflowModel
import Screen
import Widgets
import Words

/// Pop-ups.
extension ScreenOwner {
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

  /// Shows other lines of what the front question is about.
  mutating func scrollInLayer(pages: Int) {
    let rows = LayerView(layers.last, size: size, words: words, tier: tier).detailRows
    scrollInLayer(rows: pages * max(1, rows.shown - 1))
  }

  private mutating func scrollInLayer(rows step: Int) {
    guard case .question(var question)? = layers.last else { return }
    let rows = LayerView(layers.last, size: size, words: words, tier: tier).detailRows
    question.scroll = max(0, min(question.scroll + step, rows.all - rows.shown))
    replaceLayer(.question(question))
  }

  /// Turns the wheel over the front pop-up: what is too long is scrolled, else the focus moves.
  private mutating func wheelInLayer(_ direction: Int) {
    let rows = LayerView(layers.last, size: size, words: words, tier: tier).detailRows
    if rows.all > rows.shown {
      scrollInLayer(rows: direction * MouseEvent.wheelRows)
    } else {
      moveInLayer(direction * wheelStep)
    }
  }

  /// The list with its focus in sight.
  func scrolled(_ chooser: Chooser) -> Chooser {
    var chooser = chooser
    let height = LayerView(layers.last, size: size, words: words, tier: tier).chooserRows(chooser)
    chooser.scroll = max(0, max(min(chooser.scroll, chooser.focus), chooser.focus - height + 1))
    return chooser
  }

  /// The front question came by itself: whoever was typing goes on for a moment.
  mutating func holdBackQuestion() { changeQuestion { $0.isUnread = true } }

  /// What is asked was read, and what is pressed now answers it.
  mutating func readQuestion() { changeQuestion { $0.isUnread = false } }

  /// Whether the front question takes no keys yet.
  var isQuestionUnread: Bool { popups.last?.layer.isUnread == true }

  private mutating func changeQuestion(_ change: (inout PopupQuestion) -> Void) {
    guard case .question(var question)? = layers.last else { return }
    change(&question)
    replaceLayer(.question(question))
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
    guard !isQuestionUnread else {
      say(.info, words["disabled.question-unread"])
      return []
    }
    focusInLayer(index)
    return answerQuestion()
  }

  /// Takes what the front pop-up has at a place of its list.
  mutating func takeInLayer(_ index: Int) -> [Wish] {
    focusInLayer(index)
    return takeInLayer()
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
    prompt.isWaiting = false
    replaceLayer(.prompt(prompt))
    return []
  }

  /// Leaves the front prompt open until it is known what came of its line.
  mutating func waitInPrompt() {
    guard case .prompt(var prompt)? = layers.last else { return }
    prompt.isWaiting = true
    replaceLayer(.prompt(prompt))
  }

  private var isWaitingInPrompt: Bool { if case .prompt(let prompt)? = layers.last { prompt.isWaiting } else { false } }

  /// What the front prompt waited for was done; one that does not wait stays.
  mutating func closeWaitingPrompt() { if isWaitingInPrompt { closeLayer() } }

  /// What the front prompt waited for could not be done; false if none waits.
  mutating func refuseWaitingPrompt(_ problem: String) -> Bool {
    guard isWaitingInPrompt else { return false }
    _ = refuse(problem)
    return true
  }

  /// How far the wheel moves the focus in the front pop-up: the few answers of a question are gone through one by one.
  private var wheelStep: Int { if case .chooser? = layers.last { MouseEvent.wheelRows } else { 1 } }

  /// What the mouse does in the front pop-up, and beside it.
  mutating func pointInLayer(_ mouse: MouseEvent) -> [Wish] {
    let view = LayerView(layers.last, size: size, words: words, tier: tier)
    switch mouse.kind {
    case .wheelUp: wheelInLayer(-1)
    case .wheelDown: wheelInLayer(1)
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
