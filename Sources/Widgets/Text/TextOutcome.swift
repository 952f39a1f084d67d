import ChatflowModel

/// What became of a key or an operation in a text field.
package enum TextOutcome: Hashable, Sendable {
  /// Nothing: the key is not the field's, or there was nothing to do.
  case ignored
  /// The cursor or the selection moved, or what will be typed next changed its look; the text is the same.
  case moved
  /// The text changed; the sort decides which changes are undone together.
  case edited(TextEdit)
  /// The text changed because this was cut out of it, and wants to go to the clipboard.
  case cut(String)
  /// The field needs something from outside.
  case asks(TextRequest)
}

/// Sorts of changes: those of one sort in a row are one step of undo.
package enum TextEdit: Hashable, Sendable {
  case typing, deleting
  /// A step of its own.
  case other
}

/// What a text field needs from outside.
package enum TextRequest: Hashable, Sendable {
  /// The whole text in the editor of the user's choice.
  case editor
  /// A choice between file and token.
  case attach
  /// A file, a video.
  case file, video
  /// A token; the one at the cursor, if there is one, is to be changed.
  case token(current: Token?)
  /// The address of a link; the one at the cursor, if there is one, is to be changed.
  case link(current: String?)
  /// This text to the clipboard.
  case copy(String)
  /// What is on the clipboard, to be given to `paste`.
  case paste
}
