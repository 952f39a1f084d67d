/// How a role is painted: which colours of a scheme, and which attributes.
struct Paint {
  /// The scheme's colour of the text; nil takes that of the surface.
  var foreground: Int?
  /// The scheme's colour behind it; nil lets the surface show through.
  var background: Int?
  /// Attributes that come with the colours.
  var attributes: Attributes
  /// Attributes that say the same without colours.
  var mono: Attributes
  /// Whether an author's own attribute takes the role's away instead of being lost in it, where `mono` is used: a bold
  /// word in a bold field is shown plain.
  var yields = false

  init(_ foreground: Int?, on background: Int? = nil, _ attributes: Attributes = [], mono: Attributes? = nil) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
    self.mono = mono ?? attributes
  }
}

extension Role {
  /// The role whose look is taken if a role has none of its own.
  var parent: Role? {
    switch self {
    case .text: nil
    case .heading, .titleName: .strong
    case .hint, .ghost, .cardNumber, .plus, .jump, .placeholder, .tool, .scrollThumb: .dim
    case .hintKey: .strong
    case .tab: .titleRow
    case .tabChosen, .cardFocused, .lineFocused, .plusFocused, .jumpFocused, .link, .toolOn: .accent
    case .borderFocused: .cardFocused
    case .line, .border: .dim
    case .popupBorder: .border
    case .info, .success: .text
    case .warning: .error
    case .buttonFocused: .plusFocused
    default: .text
    }
  }

  /// The painting of a role, its own or its parent's.
  var paint: Paint {
    var role = self
    while true {
      if let paint = Role.paints[role] { return paint }
      guard let parent = role.parent else { return Paint(5) }
      role = parent
    }
  }

  /// What each role looks like, in the order of base16: 0 the ground to 7 the brightest text, then the hues red, orange,
  /// yellow, green, cyan, blue, magenta, brown. Blue is the one accent.
  private static let paints: [Role: Paint] = {
    let accent = 13
    var fieldFocused = Paint(7, on: 1, mono: .bold)
    fieldFocused.yields = true
    return [
      .text: Paint(5),
      .dim: Paint(4, mono: .dim),
      .strong: Paint(7, .bold),
      .accent: Paint(accent, mono: .bold),
      .titleRow: Paint(5, on: 1, mono: []),
      .titleName: Paint(7, on: 1, .bold),
      .tabChosen: Paint(accent, on: 0, [.bold, .underline], mono: .reverse),
      .border: Paint(3, mono: .dim),
      .card: Paint(5),
      .cardFocused: Paint(accent, .bold),
      .ghost: Paint(4, .italic, mono: .dim),
      .line: Paint(3, mono: .dim),
      .plusFocused: Paint(0, on: accent, .bold, mono: .reverse),
      .label: Paint(6),
      .iconConversation: Paint(12, mono: []),
      .iconLogic: Paint(10, mono: []),
      .iconRecord: Paint(11, mono: []),
      .iconService: Paint(14, mono: []),
      .iconAutomation: Paint(9, mono: []),
      .iconMarketing: Paint(15, mono: []),
      .iconHandover: Paint(accent, mono: []),
      .error: Paint(8, .bold),
      .warning: Paint(10, mono: .bold),
      .success: Paint(11, mono: []),
      .info: Paint(12, mono: []),
      .fieldLabel: Paint(6),
      .field: Paint(5, on: 1, mono: []),
      .fieldFocused: fieldFocused,
      .placeholder: Paint(4, .italic, mono: .dim),
      .selection: Paint(7, on: 2, mono: .reverse),
      .token: Paint(14, mono: .underline),
      .link: Paint(accent, .underline),
      .button: Paint(accent, on: 1, mono: []),
      .toolOn: Paint(accent, [.bold, .underline], mono: .reverse),
      .match: Paint(10, [.bold, .underline]),
    ]
  }()
}
