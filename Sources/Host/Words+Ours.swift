import ChatflowFiles
import Words

extension Words {
  /// The words of this run of the program.
  package static let ours = Words.of(
    .chosen(wish: UserConfiguration.asWritten.settings.text(.language), environment: Machine.variable))
}
