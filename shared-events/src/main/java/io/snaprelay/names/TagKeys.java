package io.snaprelay.names;

/**
 * The tags that SnapRelay puts on what it creates. Tags tell whose a resource is; they are never a
 * lock.
 */
public final class TagKeys {
  /** The run id. */
  public static final String RUN = "snaprelay:run";

  /** The step of the run that created the resource. */
  public static final String STEP = "snaprelay:step";

  /** What the resource is for, see {@link ResourceRole}. */
  public static final String ROLE = "snaprelay:role";

  /** When a temporary resource may be swept: an ISO-8601 instant. */
  public static final String EXPIRES_AT = "snaprelay:expires-at";

  /** On a copy: when its original was taken, an ISO-8601 instant. */
  public static final String DATA_AS_OF = "snaprelay:data-as-of";

  /** Put on by people: what bears it, with any value but {@code false}, never expires. */
  public static final String LEGAL_HOLD = "snaprelay:legal-hold";

  private TagKeys() {}
}
