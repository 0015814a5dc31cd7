/**
 * KMS: keys, aliases, key policies and grants, with real cryptography of the JDK behind them.
 *
 * <p>What RDS needs of it are the rules (a key exists in one region, is enabled, and may be used by
 * an account): {@link io.snaprelay.localaws.kms.LocalKms#usableKey}. Policies are judged by account
 * and role; see package {@code policy} for the part of IAM's language that is understood.
 */
package io.snaprelay.localaws.kms;
