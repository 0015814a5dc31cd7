/**
 * STS: who is calling, and temporary credentials of other accounts. There are no users and no role
 * definitions: unless an account's roles are declared with whom they trust, every role of it can be
 * assumed. Whoever holds an account's number as access key is that account.
 */
package io.snaprelay.localaws.sts;
