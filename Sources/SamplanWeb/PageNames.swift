import SamplanBase
import SamplanDomain
import SamplanService

extension Visit {
  /// A party's official name, as far as the visitor may read it.
  func name(of party: PartyCode) -> String {
    if party == .kansli { return say("NSPL kansli", "NSPL secretariat") }
    guard let picture = try? picture(), let opened = picture[party].opened else {
      return say("Region med länskod \(party)", "Region with county code \(party)")
    }
    return opened.value.officialName
  }

  /// A scenario's name in the visitor's language; `given` when the scenario has none in English,
  /// or may not be read.
  func name(of scenario: ScenarioID, given: String) -> String {
    guard language == .en, let found = try? picture().scenario(scenario) else { return given }
    return found.value.nameEnglish ?? given
  }

  /// The name of a run's scenario with the changes it tries, in the visitor's language.
  func name(of run: RunStatus) -> String {
    guard language == .en else { return run.scenarioName }
    return run.scenarioNameEnglish ?? name(of: run.scenario, given: run.scenarioName)
  }

  /// Which state of the logs the page shows.
  func footing() -> Footing? {
    guard let picture = try? picture() else { return nil }
    return Footing(
      asOf: picture.records.compactMap(\.lastTime).max()?.swedish,
      logs: picture.records.count { $0.size > 0 }, words: node.eightWords)
  }
}
