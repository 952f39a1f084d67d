/// Where keys mean what a command says; the nearest context wins.
public enum Context: String, Sendable, CaseIterable {
  // In the order of the page of keys.

  /// The list of chatflows.
  case list
  /// The line above the list of chatflows that filters it.
  case filter
  /// The templates that a chatflow can begin from.
  case templates
  /// The drawing of the flow, on every level.
  case canvas
  /// The canvas while a connection is being led to another card.
  case target
  /// The drawing of the flow as an Outline.
  case outline
  /// The drawing of the flow as a Map.
  case map
  /// Everywhere, unless something nearer takes the key.
  case everywhere
  /// The list of actions to insert.
  case picker
  /// The form in the panel.
  case form
  /// The earlier versions of the file.
  case history
  /// Everything that is wrong, in the panel.
  case problems
  /// The preview in the panel.
  case preview
  /// A line of the chat in the preview.
  case chat
  /// A pop-up that lists things.
  case chooser
  /// A pop-up that asks for one line.
  case prompt
  /// A pop-up that asks a question.
  case question
  /// The canvas while the tour is taken.
  case tour
}

/// What a context is like, for whoever gives its commands other keys.
extension Context {
  /// A part of the screen.
  enum Place: Hashable, Sendable {
    /// The canvas, where numbers are typed before commands.
    case canvas
    /// The panel, or a screen without a canvas.
    case beside
    /// In front of all else.
    case inFront
    /// Everywhere but in front.
    case everywhere
  }

  /// When a text has the focus, which takes letters and the keys of texts.
  enum Typing: Hashable, Sendable { case never, sometimes, always }

  /// Everything that is said of a context.
  struct Traits: Sendable {
    let place: Place
    var typing = Typing.never
    /// Whether nothing but a key can make its commands: no list of commands reaches them.
    var needsKeys = false
  }

  var traits: Traits {
    switch self {
    case .list, .filter, .templates, .history, .chat: Traits(place: .beside)
    case .picker: Traits(place: .beside, typing: .always)
    case .form, .preview, .problems: Traits(place: .beside, typing: .sometimes)
    case .canvas, .outline, .map: Traits(place: .canvas)
    case .target, .tour: Traits(place: .canvas, needsKeys: true)
    case .chooser, .prompt: Traits(place: .inFront, typing: .always, needsKeys: true)
    case .question: Traits(place: .inFront, needsKeys: true)
    case .everywhere: Traits(place: .everywhere, typing: .sometimes)
    }
  }

  /// The contexts in which a key of this one must not stand for anything else.
  var rivals: [Context] {
    switch (self, traits.place) {
    case (_, .inFront): [self]
    case (.chat, _): [self, .preview, .everywhere]
    case (.preview, _): [self, .chat, .everywhere]
    case (_, .beside): [self, .everywhere]
    case (.outline, _), (.map, _): [self, .canvas, .everywhere]
    // While a connection is led, the keys of the canvas that move go on working.
    case (.target, _), (.tour, _): [self, .outline, .map, .canvas, .everywhere]
    case (.canvas, _), (_, .canvas): [self, .outline, .map, .everywhere]
    case (_, .everywhere):
      [self, .canvas, .outline, .map] + Self.allCases.filter { $0.traits.place == .beside }
    }
  }
}
