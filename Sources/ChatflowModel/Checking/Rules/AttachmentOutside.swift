/// An attachment is a file of the workspace; only a video may also be an address.
struct AttachmentOutside: FormRule {
  let id: RuleID = "attachment-outside"

  func findings(in form: CheckedForm) -> [Finding] {
    form.texts.flatMap { field in
      field.messages.flatMap(\.attachments).filter { !$0.staysInWorkspace }.map {
        Finding(.error, id, at: field.place, facts: ["location": $0.location])
      }
    }
  }
}

extension Attachment {
  /// Whether it is a path that never leaves the workspace's folder, or for a video an http(s) address.
  ///
  /// Only the text is looked at: a symbolic link on the way is for those who open the file.
  public var staysInWorkspace: Bool {
    if kind == .video, ["https://", "http://"].contains(where: { location.lowercased().hasPrefix($0) }) {
      return location.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0.value >= 0x20 }
    }
    let parts = location.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }
    guard let first = parts.first, !first.isEmpty, first != "~", !location.contains(":") else { return false }
    var depth = 0
    for part in parts {
      depth += part == ".." ? -1 : part == "." || part.isEmpty ? 0 : 1
      if depth < 0 { return false }
    }
    return depth > 0
  }
}
