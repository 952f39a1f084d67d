import Screen

/// The snapshot of a chatflow that the canvas draws.
///
/// Actions are named by their index in `actions`, so that the canvas needs neither identifiers nor hashing. The canvas
/// never changes a flow.
public struct CanvasFlow: Hashable, Sendable {
  /// The glyph of a kind of action in each glyph tier; each one cell wide.
  public struct Icon: Hashable, Sendable {
    /// For terminals with a full Unicode font.
    public var rich: String
    /// For fonts that have only the glyphs of code page 437.
    public var basic: String
    /// For terminals that show ASCII only.
    public var ascii: String

    /// An icon; the poorer tiers fall back to the richer glyph if they are not given.
    public init(_ rich: String, basic: String? = nil, ascii: String? = nil) {
      self.rich = rich
      self.basic = basic ?? rich
      self.ascii = ascii ?? basic ?? rich
    }

    /// The glyph in a tier.
    public func glyph(in tier: GlyphTier) -> String {
      switch tier {
      case .rich: rich
      case .basic: basic
      case .ascii: ascii
      }
    }
  }

  /// One way out of an action.
  public struct Port: Hashable, Sendable {
    /// The branch's label; not shown for the only port of a plain action.
    public var label: String
    /// The index of the action it leads to; nil if the chat ends there.
    public var target: Int?
    /// Whether the connection was made with "Go to action…": it is then never drawn as a line and never moves a card.
    public var isJump: Bool
    /// The identifier that the port names if no action has it; the port then counts as an end and says so.
    public var missing: String?

    /// A port.
    public init(label: String = "", target: Int? = nil, isJump: Bool = false, missing: String? = nil) {
      self.label = label
      self.target = target
      self.isJump = isJump
      self.missing = missing
    }
  }

  /// One action: a card.
  public struct Action: Hashable, Sendable {
    /// The action's identifier; never shown.
    public var id: String
    /// The icon of its kind.
    public var icon: Icon
    /// The role that colours the icon.
    public var iconRole: Role
    /// The name of its kind, as a card shows it.
    public var kindName: String
    /// What the card says.
    public var title: String
    /// The number of errors found in it.
    public var errors: Int
    /// The number of warnings found in it.
    public var warnings: Int
    /// What became of it since another state of the flow; nil if nothing did, or if there is none.
    public var change: Change?
    /// Its ways out: none if nothing can follow it, one if it is plain, more if it branches.
    public var ports: [Port]

    /// An action.
    public init(
      id: String, icon: Icon, iconRole: Role, kindName: String, title: String, errors: Int = 0, warnings: Int = 0,
      ports: [Port]
    ) {
      self.id = id
      self.icon = icon
      self.iconRole = iconRole
      self.kindName = kindName
      self.title = title
      self.errors = errors
      self.warnings = warnings
      self.ports = ports
    }

    /// Whether nothing can follow the action.
    public var isTerminal: Bool { ports.isEmpty }
  }

  /// What became of an action since another state of the flow. The sign tells it without colours, in every tier.
  public enum Change: String, Hashable, Sendable {
    case added = "+"
    case removed = "-"
    case changed = "~"
    /// It stands elsewhere in the file.
    case moved = ">"

    /// The role that colours its sign and its card.
    var role: Role {
      switch self {
      case .added: .success
      case .removed: .error
      case .changed: .warning
      case .moved: .info
      }
    }
  }

  /// The actions in the order of the file.
  public var actions: [Action]
  /// The index of the first action; nil if the chat ends at once.
  public var start: Int?
  /// The identifier that the start names if no action has it.
  public var missingStart: String?
  /// What the drawing says by itself.
  public var labels: CanvasLabels

  /// A flow. Indices that name no action count as none.
  public init(
    actions: [Action] = [], start: Int? = nil, missingStart: String? = nil, labels: CanvasLabels = CanvasLabels()
  ) {
    self.actions = actions
    self.start = start
    self.missingStart = missingStart
    self.labels = labels
  }
}
