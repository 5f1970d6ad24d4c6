import SamplanBase

/// How far a run has come.
package struct PlanProgress: Sendable, Hashable, Codable {
  /// The steps of a run, in order.
  package enum Phase: String, Sendable, Hashable, Codable, CaseIterable {
    /// Reading figures and scenario into an instance.
    case building
    /// The fair programme in its steps, while the load without help is simulated.
    case joint
    /// Simulating the load without help.
    case simulating
    /// The same without the scenario.
    case ordinary
    /// The plan as a policy.
    case policy
    /// The neighbour rule, and chance alone.
    case comparing
    /// The plan with one region at a time taking no part.
    case declining
    /// The plan made anew every seventh day.
    case replanning
    /// The plan with the weights halved and doubled.
    case weighing
    /// Both ends of the interval for unknown and withheld figures.
    case bounding
    /// What one more of each thing is worth.
    case valuing
    /// The plan under samples and strains it was not made for.
    case testing
    case done

    /// The steps of a run in a mode, in order.
    package static func steps(of mode: RunMode) -> [Phase] {
      switch mode {
      case .need: [.building, .simulating, .done]
      case .resources: allCases
      }
    }

    /// What a page says while the step goes on.
    package var label: Text {
      switch self {
      case .building:
        Text(sv: "Läser in kapacitet och scenario", en: "Reading capacity and scenario")
      case .joint:
        Text(
          sv: "Beräknar den gemensamma planen i tre steg",
          en: "Computing the joint plan in three steps")
      case .simulating:
        Text(
          sv: "Simulerar belastningen utan hjälp (V0)",
          en: "Simulating the load without help (V0)")
      case .ordinary:
        Text(
          sv: "Simulerar samma dygn utan scenariot (nollkörning)",
          en: "Simulating the same days without the scenario (zero run)")
      case .policy:
        Text(
          sv: "Simulerar planen för samma patienter (V2)",
          en: "Simulating the plan with the same patients (V2)")
      case .comparing:
        Text(
          sv: "Simulerar grannregeln (V1) och endast slump",
          en: "Simulating the neighbour rule (V1) and chance alone")
      case .declining:
        Text(
          sv: "Prövar vad som sker om en region avstår",
          en: "Trying what happens if a region declines")
      case .replanning:
        Text(
          sv: "Simulerar planen omräknad var sjunde dag (V3)",
          en: "Simulating the plan made anew every seventh day (V3)")
      case .weighing:
        Text(
          sv: "Prövar vikterna halverade och fördubblade",
          en: "Trying the weights halved and doubled")
      case .bounding:
        Text(
          sv: "Räknar intervall för okända och undanhållna uppgifter",
          en: "Computing the interval for unknown and withheld figures")
      case .valuing:
        Text(
          sv: "Prövar vad en plats, en person och en fordonstimme till är värda",
          en: "Trying what one more bed, person and vehicle hour are worth")
      case .testing:
        Text(
          sv: "Prövar om planen håller när annat sker än det den är gjord för",
          en: "Trying whether the plan holds when other things happen than it was made for")
      case .done: Text(sv: "Klar", en: "Done")
      }
    }
  }

  package var phase: Phase
  /// Part of the whole run that is done, 0…1, never falling.
  package var fraction: Double

  package init(phase: Phase, fraction: Double) {
    self.phase = phase
    self.fraction = fraction
  }
}

/// How long the parts of a run took. Kept apart from the result, which is the same every time.
package struct PlanTimings: Sendable, Hashable, Codable {
  /// One step of the run.
  package struct Step: Sendable, Hashable, Codable {
    package var phase: PlanProgress.Phase
    /// Wall-clock seconds.
    package var seconds: Double
    /// When it ended, in seconds since the run began; nil in runs made before it was kept. Two steps
    /// may go on at once.
    package var ended: Double?

    package init(phase: PlanProgress.Phase, seconds: Double, ended: Double? = nil) {
      self.phase = phase
      self.seconds = seconds
      self.ended = ended
    }
  }

  package var steps: [Step] = []
  /// Simulated patients a second of processor time.
  package var patientsPerSecond = 0.0
  /// Columns of the joint programme's matrix.
  package var columns = 0
  /// Its coefficients that are not zero.
  package var nonzeros = 0

  /// A run in which nothing has been done yet.
  package init() {}

  /// Wall-clock seconds in all.
  package var seconds: Double {
    steps.compactMap(\.ended).max() ?? steps.reduce(0) { $0 + $1.seconds }
  }
}
