/**
 * STS: who is calling, and temporary credentials of other accounts. There are no users and no role
 * definitions: every role of every account can be assumed, and whoever holds an account's number as
 * access key is that account.
 */
package io.snaprelay.localaws.sts;
