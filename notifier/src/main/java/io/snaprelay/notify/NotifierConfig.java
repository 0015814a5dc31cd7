package io.snaprelay.notify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the notifier needs to know beside what every service does. */
@ConfigMapping(prefix = "snaprelay")
public interface NotifierConfig {
  Files evidence();

  /** Where the plan file lies: a path or {@code s3://bucket/key}; without it, no coverage page. */
  Optional<String> plans();

  Coverage coverage();

  /** What the coverage page calls covered. */
  interface Coverage {
    /** How old a proof may be. */
    @WithDefault("8D")
    Duration maxAge();
  }

  /** Where evidence goes beside the ledger, and who signs it. */
  interface Files {
    /** A folder that gets a copy of every run's evidence; none by default. */
    Optional<Path> directory();

    /**
     * What stands before a ledger key where people find evidence, for example {@code
     * https://evidence.example.org/}; by default messages name the place in the ledger.
     */
    Optional<String> address();

    /** Id, alias or ARN of the KMS key that signs; without one, evidence is not signed. */
    Optional<String> signingKey();

    /** How long KMS is asked again if it is busy or silent, before evidence stays unsigned. */
    @WithDefault("1H")
    Duration signingPatience();
  }
}
