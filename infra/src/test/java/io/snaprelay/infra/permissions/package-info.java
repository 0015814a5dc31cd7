/**
 * The roles that the templates make may do what runs do, and nothing else: policies are held
 * against what local-aws recorded of all integration tests.
 */
package io.snaprelay.infra.permissions;
