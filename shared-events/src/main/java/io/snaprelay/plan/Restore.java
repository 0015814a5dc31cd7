package io.snaprelay.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A restore that stays.
 *
 * @param mode same endpoint, a new database, or disaster recovery
 * @param approve whether a cutover waits for a person
 * @param hold how long the old production is kept after a cutover
 * @param drill whether the database is deleted once it is proved: a disaster recovery as an
 *     exercise
 * @param wanted what the restored database is to be like, where that is not what its source was
 *     like
 * @param mapping what the names of the source's region are called in the region of the restore
 */
public record Restore(
    Mode mode,
    Approval approve,
    Optional<Duration> hold,
    boolean drill,
    Wanted wanted,
    Mapping mapping) {
  public Restore {
    wanted = wanted == null ? Wanted.AS_IT_WAS : wanted;
    mapping = mapping == null ? Mapping.NONE : mapping;
  }

  /** Where the restored database ends up. */
  public enum Mode {
    CUTOVER,
    NEW,
    DR
  }

  /** Who lets a cutover go on. */
  public enum Approval {
    MANUAL,
    AUTOMATIC
  }

  /** Whether the restored database leaves its temporary name by one rename. */
  public boolean promotes() {
    return mode != Mode.CUTOVER && !drill;
  }

  /**
   * The region whose snapshots a disaster recovery picks from; empty if its run makes a copy, and
   * for every other restore.
   */
  public Optional<String> picksIn(Plan plan) {
    return mode == Mode.DR && plan.copy().isEmpty() ? wanted.region() : Optional.empty();
  }

  public boolean isCutover() {
    return mode == Mode.CUTOVER;
  }

  /** Whether the restored database is there to stay, be it beside production or in its place. */
  public boolean stays() {
    return !drill;
  }

  /**
   * What the restored database is to be like. What is absent, it takes from its source.
   *
   * @param name its identifier; absent means today's, which is free in another region only
   * @param region the region of a disaster recovery; absent means that of the copy
   * @param instanceClass for example {@code db.r6g.large}
   * @param subnetGroup the DB subnet group
   * @param securityGroups ids of VPC security groups; none means those of the source
   * @param parameterGroup the DB parameter group
   * @param optionGroup the option group
   * @param kmsKey the key of a restored cluster; RDS gives an instance the key of its snapshot
   */
  public record Wanted(
      Optional<String> name,
      Optional<String> region,
      Optional<String> instanceClass,
      Optional<String> subnetGroup,
      List<String> securityGroups,
      Optional<String> parameterGroup,
      Optional<String> optionGroup,
      Optional<String> kmsKey) {
    /** Everything as the source was. */
    public static final Wanted AS_IT_WAS =
        new Wanted(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Wanted {
      securityGroups = List.copyOf(securityGroups);
    }
  }

  /**
   * Names of the source's region, and what stands for them in the region of the restore.
   *
   * @param subnetGroups DB subnet groups
   * @param securityGroups ids of VPC security groups
   * @param parameterGroups DB parameter groups
   * @param optionGroups option groups
   * @param kmsKeys KMS keys, by ARN or alias: those of Performance Insights and of a managed secret
   * @param roles ARNs of IAM roles: that of enhanced monitoring
   */
  public record Mapping(
      Map<String, String> subnetGroups,
      Map<String, String> securityGroups,
      Map<String, String> parameterGroups,
      Map<String, String> optionGroups,
      Map<String, String> kmsKeys,
      Map<String, String> roles) {
    /** Everything has the name that it had. */
    public static final Mapping NONE =
        new Mapping(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    public Mapping {
      subnetGroups = Map.copyOf(subnetGroups);
      securityGroups = Map.copyOf(securityGroups);
      parameterGroups = Map.copyOf(parameterGroups);
      optionGroups = Map.copyOf(optionGroups);
      kmsKeys = Map.copyOf(kmsKeys);
      roles = Map.copyOf(roles);
    }
  }
}
