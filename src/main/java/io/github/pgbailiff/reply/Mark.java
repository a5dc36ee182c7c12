package io.github.pgbailiff.reply;

/** The urgency of a finding. The words say the same: the sign is never alone. */
public enum Mark {
  /** Somebody is held up, or nearly no connections are left. */
  HELD_UP("🔴"),
  /** Worth a look. */
  LOOK("🟡"),
  QUIET("🟢"),
  /** No finding about a cluster, such as a request's sentence. */
  NONE("");

  private final String sign;

  Mark(String sign) {
    this.sign = sign;
  }

  /** Empty where there is none. */
  public String sign() {
    return sign;
  }
}
