/// What a piece of the picture is for; a theme says how each role looks.
///
/// Views name roles and never colours, so that every theme and every terminal, monochrome included, can show them.
public enum Role: UInt8, Sendable, CaseIterable {
  /// Ordinary text.
  case text
  /// Less important text: lines, hints, what is not active.
  case dim
  /// Text that stands out: titles, names.
  case strong
  /// The one accent: what is focused or chosen.
  case accent
  /// A section heading in the panel or the picker.
  case heading

  /// The title row and what stands in it.
  case titleRow
  /// The chatflow's name in the title row.
  case titleName
  /// A tab or button of the title row.
  case tab
  /// The chosen tab.
  case tabChosen
  /// The hint row's description of a key.
  case hint
  /// A key in the hint row.
  case hintKey
  /// A border between regions.
  case border
  /// The border of the region that has the focus.
  case borderFocused

  /// A card's frame and title.
  case card
  /// The focused card's frame and title.
  case cardFocused
  /// A card's number.
  case cardNumber
  /// A card that is only proposed (the picker is open).
  case ghost
  /// A connection.
  case line
  /// A connection of the focused card.
  case lineFocused
  /// A plus icon.
  case plus
  /// The focused plus icon or branch header.
  case plusFocused
  /// A branch label.
  case label
  /// The text of a jump, of an end, or of a landing.
  case jump
  /// A jump that belongs to the focused card.
  case jumpFocused
  /// Icon colours by family of action.
  case iconConversation, iconLogic, iconRecord, iconService, iconAutomation, iconMarketing, iconHandover

  /// An error badge or message.
  case error
  /// A warning badge or message.
  case warning
  /// Something that went well.
  case success
  /// A remark: neither good nor bad.
  case info

  /// A field's label.
  case fieldLabel
  /// A field's text.
  case field
  /// The frame and text of the focused field.
  case fieldFocused
  /// What stands in an empty field.
  case placeholder
  /// Selected text, or the chosen row of a list.
  case selection
  /// A token in a text.
  case token
  /// A link in a text.
  case link
  /// A button.
  case button
  /// The focused button.
  case buttonFocused
  /// A tool of a text field's toolbar.
  case tool
  /// A tool that is switched on.
  case toolOn

  /// The background of a pop-up.
  case popup
  /// The frame of a pop-up.
  case popupBorder
  /// The characters that a filter matched.
  case match
  /// The thumb of a scroll column.
  case scrollThumb
}

/// Attributes that come on top of a role's look, for the author's own text formatting.
public struct Attributes: OptionSet, Hashable, Sendable {
  /// One bit for each.
  public let rawValue: UInt8
  /// A set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Bold.
  public static let bold = Attributes(rawValue: 1)
  /// Italic.
  public static let italic = Attributes(rawValue: 2)
  /// Underlined.
  public static let underline = Attributes(rawValue: 4)
  /// Struck through; shown as dim where the terminal cannot.
  public static let strike = Attributes(rawValue: 8)
  /// Foreground and background exchanged.
  public static let reverse = Attributes(rawValue: 16)
  /// Less intense.
  public static let dim = Attributes(rawValue: 32)
  /// Underlined where nothing else shows how far it reaches: a field of one line without a ground of its own.
  public static let ruled = Attributes(rawValue: 64)
}

/// How a cell looks: a role, the role whose background it stands on, and attributes.
public struct Style: Hashable, Sendable {
  /// What the cell is for.
  public var role: Role
  /// Added to the role's own attributes.
  public var attributes: Attributes
  /// The role whose background shows through where `role` has none of its own: an icon in a chosen row stands on
  /// `selection`. Nil is the screen's background.
  public var surface: Role?

  /// A style of a role, with attributes added to those of the role.
  public init(_ role: Role, _ attributes: Attributes = [], on surface: Role? = nil) {
    self.role = role
    self.attributes = attributes
    self.surface = surface
  }

  /// The same style on the background of another role.
  public func on(_ surface: Role?) -> Style { Style(role, attributes, on: surface) }

  /// Ordinary text.
  public static let text = Style(.text)
}
