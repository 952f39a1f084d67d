import Canvas
import ChatflowModel
import OrderedCollections
import Screen
import Widgets
import Words

/// The list of actions that can be inserted, and of what was copied, in the right panel, while the canvas shows where the
/// new cards will stand.
public struct Picker: Sendable {
  /// Where the action will be inserted.
  public let point: InsertionPoint
  /// Where the user was before, to go back there on Esc.
  let origin: Spot
  /// The screen row on which that was.
  let row: Int?
  /// Where in a form the user was, if not on the canvas.
  let form: FormPlace?
  /// What was copied last; it can be put in here, too.
  let clip: Clip?
  /// What was typed to filter.
  var query: TextEditor
  /// The focused row among what matches.
  var focus = 0
  /// The first visible row.
  var scroll = 0

  /// The actions for an insertion point.
  init(point: InsertionPoint, origin: Spot, row: Int?, form: FormPlace? = nil, clip: Clip? = nil) {
    self.point = point
    self.origin = origin
    self.row = row
    self.form = form
    self.clip = clip
    query = TextEditor(shape: .line, limit: Limits.name, words: .none)
    // Whoever opens the list most often wants something new.
    focus = clip == nil ? 0 : 1
  }

  /// Something that can be put in.
  enum Choice: Hashable, Sendable {
    /// What was copied.
    case clip
    /// A new action.
    case offer(Offer)
  }

  /// A row of the list; a heading with its word key. A title that is too long for one row goes on in those below.
  enum Row: Hashable, Sendable {
    case heading(String)
    case choice(Choice, title: String, isFirst: Bool)

    /// What can be chosen there; nil for a heading.
    var choice: Choice? { if case .choice(let choice, _, _) = self { choice } else { nil } }
  }

  /// What matches what was typed: what was copied, then what can be inserted.
  func choices(flow: Chatflow, words: Words) -> [Choice] {
    let typed = Self.words(in: query.plainText)
    func matches(_ text: () -> String) -> Bool {
      guard !typed.isEmpty else { return true }
      let named = Self.words(in: text())
      return typed.allSatisfy { word in named.contains { $0.hasPrefix(word) } }
    }
    let offers = Self.byUse(Offer.all.filter { offer in matches { Self.searchText(offer, words) } }, in: flow)
    let isClipOffered = clip.map { clip in matches { Self.searchText(clip, words) } } ?? false
    return (isClipOffered ? [.clip] : []) + offers.map(Choice.offer)
  }

  /// Actions by category; in each, the kinds that a chatflow uses most stand first. What is ready-made of them stands behind
  /// all of them, so that it pushes no kind out of sight.
  private static func byUse(_ offers: [Offer], in flow: Chatflow) -> [Offer] {
    var uses: [KindID: Int] = [:]
    for action in flow.actions.values { uses[action.kind, default: 0] += 1 }
    return ActionKind.Category.allCases.flatMap { category in
      offers.filter { $0.kind.category == category }.enumerated()
        .map { (rank: $0.element.isReadyMade ? 1 : 0, uses: uses[$0.element.kind.id] ?? 0, place: $0) }
        .sorted { ($0.rank, -$0.uses, $0.place.offset) < ($1.rank, -$1.uses, $1.place.offset) }
        .map(\.place.element)
    }
  }

  /// The list as it is shown: what is offered under the headings of its categories, each title in some lines.
  static func rows(_ choices: [Choice], titles: (Choice) -> [String]) -> [Row] {
    var rows: [Row] = []
    var last: String?
    for choice in choices {
      if choice.heading != last { rows.append(.heading(choice.heading)) }
      last = choice.heading
      for (line, title) in titles(choice).enumerated() {
        rows.append(.choice(choice, title: title, isFirst: line == 0))
      }
    }
    return rows
  }

  private static func searchText(_ offer: Offer, _ words: Words) -> String {
    [
      offer.title(words), words["category.\(offer.kind.category.rawValue)"],
      words.optional("\(offer.wordKey).synonyms") ?? "",
    ].joined(separator: " ")
  }

  private static func searchText(_ clip: Clip, _ words: Words) -> String {
    ([words.paste(clip), words["picker.paste.synonyms"]] + clip.actions.values.map(\.name)).joined(separator: " ")
  }

  private static func words(in text: String) -> [Substring] {
    text.lowercased().utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "/") }.map(Substring.init)
  }

  /// Moves the focus to what has a name that begins with what was typed, else to the first action that matches.
  mutating func focusBest(flow: Chatflow, words: Words) {
    let typed = query.plainText.lowercased()
    let choices = choices(flow: flow, words: words)
    let named =
      typed.isEmpty ? nil : choices.firstIndex { title(of: $0, words).lowercased().hasPrefix(typed) }
    focus = named ?? (choices.first == .clip && choices.count > 1 ? 1 : 0)
  }

  /// Moves the focus among so many choices: by one also round the ends. False if there are none.
  mutating func move(_ step: Int, among count: Int) -> Bool {
    guard count > 0 else { return false }
    focus = abs(step) == 1 ? (focus + step + count) % count : min(max(0, focus + step), count - 1)
    return true
  }

  /// What a choice is called.
  func title(of choice: Choice, _ words: Words) -> String {
    switch choice {
    case .clip: clip.map(words.paste) ?? ""
    case .offer(let offer): offer.title(words)
    }
  }
}

extension Picker.Choice {
  /// The word key of the heading under which it stands.
  fileprivate var heading: String {
    switch self {
    case .clip: "picker.copied"
    case .offer(let offer): "category.\(offer.kind.category.rawValue)"
    }
  }
}

extension Words {
  /// What pasting a clip is called.
  fileprivate func paste(_ clip: Clip) -> String {
    let name = clip.actions.count == 1 ? clip.actions.values.first?.name : nil
    let actions =
      name.map { self("naming.action", ["action": $0]) } ?? self("naming.actions", ["count": "\(clip.actions.count)"])
    return self("picker.paste", ["actions": actions])
  }
}
