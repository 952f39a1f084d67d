import Widgets
import Words

/// A pop-up that is open over a screen: what is seen of it, and what its answer does there. Both are given where it is
/// opened, so that a pop-up is one place.
struct Popup<Owner: ScreenOwner>: Sendable {
  /// What an item, a line or an answer does; what it wants from outside.
  typealias Action<Taken> = @Sendable (inout Owner, Taken) -> [Owner.Wish]

  /// What is seen.
  var layer: Layer
  /// What taking the focused item, the line or the focused answer does.
  let answer: Answer
  /// What else happens while a line is typed; nil for most.
  var typing: Typing?

  /// What an answer does.
  enum Answer: Sendable {
    /// An item of a list. The list is closed before, unless it stays open.
    case item(staysOpen: Bool, Action<Chooser.Item>)
    /// A line. The prompt is still open, so that it can be refused.
    case line(Action<String>)
    /// An answer to a question, by its id. The question is closed before.
    case answer(Action<String>)
  }

  /// What follows each key of a line whose effect is seen at once.
  struct Typing: Sendable {
    /// The text is another one.
    var typed: @Sendable (inout Owner, String) -> Void
    /// The arrows step through what it finds.
    var stepped: @Sendable (inout Owner, Int) -> Void
    /// It was left without having been taken.
    var left: @Sendable (inout Owner) -> Void
  }
}

/// Opening.
extension ScreenOwner {
  /// The pop-ups as they are seen, the front one last.
  var layers: [Layer] { popups.map(\.layer) }

  /// Opens a list; what is chosen is given to `take`, once the list is closed unless it stays open.
  mutating func open(
    _ chooser: Chooser, staysOpen: Bool = false, _ take: @escaping Popup<Self>.Action<Chooser.Item>
  ) {
    popups.append(Popup(layer: .chooser(chooser), answer: .item(staysOpen: staysOpen, take)))
  }

  /// Asks for a line. What is typed is given to `take`, which closes the prompt or refuses the line.
  mutating func ask(
    _ prompt: Prompt, typing: Popup<Self>.Typing? = nil, _ take: @escaping Popup<Self>.Action<String>
  ) {
    popups.append(Popup(layer: .prompt(prompt), answer: .line(take), typing: typing))
  }

  /// Asks a question; the id of the answer is given to `take`.
  mutating func ask(_ question: PopupQuestion, _ take: @escaping Popup<Self>.Action<String>) {
    popups.append(Popup(layer: .question(question), answer: .answer(take)))
  }
}

/// Answering.
extension ScreenOwner {
  /// Takes the focused item of the front list.
  mutating func choose() -> [Wish] {
    guard let popup = popups.last, case .chooser(let chooser) = popup.layer,
      case .item(let staysOpen, let take) = popup.answer,
      var item = chooser.matches(words)[checked: chooser.focus]
    else { return [] }
    item.typed = chooser.query.plainText
    beginAnswer()
    if !staysOpen { closeLayer() }
    return take(&self, item)
  }

  /// Takes the line that was typed into the front prompt.
  mutating func acceptPrompt() -> [Wish] {
    guard let popup = popups.last, case .prompt(let prompt) = popup.layer, !prompt.isWaiting,
      case .line(let take) = popup.answer
    else { return [] }
    guard prompt.completesPaths, let focus = prompt.focus, let fact = prompt.completions[checked: focus] else {
      return take(&self, prompt.editor.plainText)
    }
    return fact.path.hasSuffix("/") ? completePath() : take(&self, fact.path)
  }

  /// Takes the focused answer of the front question.
  mutating func answerQuestion() -> [Wish] {
    guard let popup = popups.last, case .question(let question) = popup.layer,
      let answer = question.answers[checked: question.focus], case .answer(let take) = popup.answer
    else { return [] }
    closeLayer()
    return take(&self, answer.id)
  }

  /// Closes the front pop-up without having accepted anything.
  mutating func leaveLayer() { popups.popLast()?.typing?.left(&self) }

  /// Moves the focus in the front pop-up.
  mutating func moveInLayer(_ step: Int) {
    if let typing = popups.last?.typing { return typing.stepped(&self, step) }
    stepInLayer(step)
  }

  /// Takes in what was typed into the front pop-up.
  mutating func takeInLayer(_ outcome: TextOutcome, from editor: TextEditor) -> [Wish] {
    typeIntoLayer(outcome, editor)
    popups.last?.typing?.typed(&self, editor.plainText)
    guard case .edited = outcome, case .prompt(let prompt)? = popups.last?.layer, prompt.completesPaths else {
      return []
    }
    return [.screen(.complete(path: editor.plainText))]
  }

  /// Completes the path that is typed.
  mutating func completePath() -> [Wish] { takeCompletion().map { [.screen(.complete(path: $0))] } ?? [] }
}

/// What a key does in the front pop-up of any screen.
enum PopupMove: Sendable {
  /// Takes what has the focus, or the line that was typed.
  case take
  /// Moves the focus.
  case step(Int)
  /// Shows other lines of what a question is about.
  case scroll(pages: Int)
  /// Completes the path that is typed.
  case complete
  /// Closes it without having accepted anything.
  case leave
}

extension ScreenOwner {
  mutating func perform(_ move: PopupMove) -> [Wish] {
    switch move {
    case .take: return takeInLayer()
    case .step(let step): moveInLayer(step)
    case .scroll(let pages): scrollInLayer(pages: pages)
    case .complete: return completePath()
    case .leave: leaveLayer()
    }
    return []
  }

  /// Takes what has the focus in the front pop-up, or the line that was typed.
  mutating func takeInLayer() -> [Wish] {
    switch popups.last?.layer {
    case .chooser?: choose()
    case .prompt?: acceptPrompt()
    case .question?: answerQuestion()
    case nil: []
    }
  }
}
