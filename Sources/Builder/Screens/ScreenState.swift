import ChatflowModel
import Screen
import Words

/// What every screen knows: the terminal as it is, the keys in force, what is open in front, and what was said.
struct ScreenState<Owner: ScreenOwner>: Sendable {
  /// The words in the user's language.
  let words: Words
  /// The terminal's size.
  var size: Size
  /// Which glyphs the terminal can show.
  let tier: GlyphTier
  /// Which keys stand for which commands.
  let keys: KeyMap
  /// The time, in seconds since 1970 in UTC, as of the last event.
  var now: Int64
  /// Pop-ups, the front one last.
  var popups: [Popup<Owner>] = []
  /// What came of the last key, as the hint row says it.
  var notice: Notice?
  /// What was told from outside and cannot have been read yet: it is said behind that, and stays while the user types on.
  var told: Notice?
  /// When a key was pressed first while that stood there, as it is now; nil if none was.
  var toldSeenAt: Int64?
  /// Everything that the hint row said.
  var notices: [Notice] = []
  /// Keys that wait for more.
  var pendingKeys: [Key] = []

  init(words: Words, size: Size, tier: GlyphTier, keys: KeyMap, now: Int64) {
    self.words = tier == .ascii ? words.inASCII : words
    self.size = size
    self.tier = tier
    self.keys = keys
    self.now = now
  }
}
