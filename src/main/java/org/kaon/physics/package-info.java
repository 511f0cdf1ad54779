/**
 * Kinematics of particles, on plain numbers, units in the names. Start at {@link org.kaon.physics.FourVector}; {@link
 * org.kaon.physics.InvariantMass} keeps the digits where energy and momentum nearly cancel, {@link org.kaon.physics.Leading} finds the leading
 * particle of each event.
 */
package org.kaon.physics;
