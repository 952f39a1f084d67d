extension WorkspaceFile {
  /// Whether bytes are those of a workspace: its version stands in it, wherever the file lies and whatever it is called.
  public static func isOne(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= maximumBytes else { return false }
    let text = SourceText(bytes: bytes)
    if Slices(text).top.contains(where: { $0.name == "workspace" }) { return true }
    // In brackets, as other programs may write it.
    return decode(bytes: bytes).source?.top.contains { $0.key == "workspace" } ?? false
  }
}
