import ChatflowFiles
import ChatflowModel
import OrderedCollections
import Widgets
import Words

/// A text that was being edited outside when an earlier run ended, or that the user's editor left when it failed.
public struct KeptText: Hashable, Sendable {
  /// Where it lies.
  public let path: String
  /// Where it belongs.
  public let place: TextPlace
  /// What it is by now.
  public let text: String
  /// When it was written last, in seconds since 1970.
  public let changed: Int64

  /// A text that was being edited outside.
  public init(path: String, place: TextPlace, text: String, changed: Int64) {
    self.path = path
    self.place = place
    self.text = text
    self.changed = changed
  }
}

extension BuilderState {
  /// How many lines of a text are shown to know it again.
  private static let shownLines = 5

  /// Whose the text at a place is, and the way there.
  func textPlace(_ place: FormPlace) -> TextPlace {
    let name =
      switch place.subject {
      case .action(let id): flow.name(of: id)
      case .chatflow: file.name
      case .workspace: ChatflowFolder.settings
      }
    return TextPlace(name: name, words: place.words)
  }

  /// Asks about the first of the texts.
  mutating func askAboutText() {
    guard let kept = texts.first else { return }
    let lines = kept.text.split(whereSeparator: \.isNewline).map(String.init)
    let more = lines.count > Self.shownLines ? [words.signs("…")] : []
    let answers = [("take", "t"), ("discard", "d"), ("later", "l")] as [(String, Character)]
    ask(
      PopupQuestion(
        text: words("question.text", facts(of: kept)),
        details: lines.prefix(Self.shownLines) + more + [words("question.text.later-on", facts(of: kept))],
        answers: answers.map { id, key in .init(id: id, key: key, title: words["question.text.\(id)"]) },
        isLasting: true)
    ) { $0.decideAboutText($1) }
  }

  private func facts(of kept: KeptText) -> [String: String] {
    [
      "name": kept.place.name, "age": words.age(of: kept.changed, at: now), "copy": kept.path,
      "days": "\(Limits.daysOfDiscarded)", "command": words["command.kept-changes"],
    ]
  }

  /// Does what was decided about the text that was asked about.
  private mutating func decideAboutText(_ answer: String) -> [Effect] {
    guard !texts.isEmpty else { return [] }
    let kept = texts.removeFirst()
    defer { askAboutText() }
    switch answer {
    case "take": return take(kept)
    case "discard":
      say(.info, words("notice.text-discarded", facts(of: kept)))
      return [.doneWithText(kept.path, isTaken: false)]
    default:
      say(.info, words("notice.text-later", facts(of: kept)))
      return []
    }
  }

  /// Puts the text where it belongs: an edit like any other.
  private mutating func take(_ kept: KeptText) -> [Effect] {
    guard mayEdit() else { return [] }
    let place = FormPlace(words: kept.place.words)
    if let place, place.subject.action.map({ flow.actions[$0] != nil }) ?? true { open(place) }
    guard let place, form?.subject == place.subject, form?.path == place.path, form?.focus == place.control,
      form?.editor != nil
    else {
      say(.warning, words("notice.text-has-no-place", facts(of: kept)))
      return []
    }
    editText { _ = $0.takeFromEditor(kept.text) }
    say(.success, words("notice.text-taken", facts(of: kept)))
    return [.doneWithText(kept.path, isTaken: true)]
  }
}
