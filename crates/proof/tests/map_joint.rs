//! Two programs from both faces: what they take off together.

mod support;

use millwright_proof::map::joint::joint_removal;
use millwright_proof::map::sums::removal;
use millwright_proof::map::{LIMITS, Limits};
use millwright_proof::sweep::Sweeps;
use millwright_proof::sweep::merge::merge;
use support::envelope::Envelope;
use support::random_program::{FLAT, Move, SHAPES, SIDE, program, tools};
use support::{Random, Writer};

const SIZE: [f64; 3] = [SIDE, SIDE, 5.0];

/// Sloped surfaces less finely: it is to be quick.
const QUICK: Limits = Limits {
    sloped_cells: 5_000.0,
    ..LIMITS
};

fn sweeps(writer: &Writer) -> Sweeps {
    let strokes = merge(&writer.path(), 1e-5, |_, _| true);
    Sweeps::new(&strokes, &tools(), 1e-9, 0.0, false)
}

fn envelope(moves: &[Move]) -> Envelope {
    let mut envelope = Envelope::new(SIDE, 0.1);
    for one in moves {
        envelope.cut(one);
    }
    envelope
}

/// A slot along Y at x, `deep`, with the tool of 3 mm radius.
fn slot(x: f64, deep: f64) -> Writer {
    let mut writer = Writer::new([x, 5.0, 5.0]);
    writer.tool = 2.0;
    writer.line([x, 5.0, -deep]);
    writer.line([x, 15.0, -deep]);
    writer
}

const FOOTPRINT: f64 = 60.0 + std::f64::consts::PI * 9.0;

#[test]
fn a_slot_cut_half_from_each_face_is_cut_through_once() {
    for (below, volume) in [
        (1.0, 3.5 * FOOTPRINT),
        (2.5, 5.0 * FOOTPRINT),
        (3.5, 5.0 * FOOTPRINT),
    ] {
        let cut = joint_removal(
            &sweeps(&slot(10.0, 2.5)),
            &sweeps(&slot(10.0, below)),
            SIZE,
            LIMITS,
        )
        .cut;
        assert!(
            cut.least <= volume && volume <= cut.most,
            "{cut:?}, {volume}"
        );
        assert!(cut.most - cut.least < 0.02 * volume, "{cut:?}, {volume}");
    }
}

#[test]
fn slots_beside_each_other_add_up_and_an_empty_face_adds_nothing() {
    let [above, under] = [slot(5.0, 4.0), slot(13.0, 4.0)].map(|one| sweeps(&one));
    let both = joint_removal(&above, &under, SIZE, LIMITS).cut;
    let volume = 8.0 * FOOTPRINT;
    assert!(both.least <= volume && volume <= both.most && both.most - both.least < 0.1);
    let nothing = sweeps(&Writer::new([0.0; 3]));
    let alone = removal(&above, SIZE, LIMITS, true).cut;
    for [a, b] in [[&above, &nothing], [&nothing, &above]] {
        let cut = joint_removal(a, b, SIZE, LIMITS).cut;
        assert!((cut.least - alone.least).abs() < 1e-6 && (cut.most - alone.most).abs() < 1e-6);
    }
}

#[test]
fn both_together_hold_the_raster_of_both_and_larger_budgets_only_narrow() {
    let mut width = 0.0;
    for seed in 0..4 {
        let shapes = if seed % 2 == 0 { FLAT } else { SHAPES.len() };
        let (one, its_moves) = program(&mut Random(seed), shapes);
        let (other, other_moves) = program(&mut Random(seed + 1000), shapes);
        let mut truth = envelope(&its_moves);
        let other_truth = envelope(&other_moves);
        for (z, below) in truth.sure.iter_mut().zip(&other_truth.sure) {
            *z = (*z + below).max(-SIZE[2]);
        }
        let raster = truth.volume();
        let [above, under] = [sweeps(&one), sweeps(&other)];
        let mut before = [0.0, f64::INFINITY];
        for cells in [1, 1000, QUICK.cells] {
            let cut = joint_removal(&above, &under, SIZE, Limits { cells, ..QUICK }).cut;
            assert!(
                cut.least <= raster.sum + raster.likely && cut.most >= raster.sum - raster.likely,
                "{seed}: {cut:?} beside {} ± {}",
                raster.sum,
                raster.likely
            );
            assert!(
                cut.least >= before[0] - 1e-6 && cut.most <= before[1] + 1e-6,
                "{seed}"
            );
            before = [cut.least, cut.most];
        }
        width += (before[1] - before[0]) / raster.sum / 4.0;
    }
    assert!(width < 0.02, "{width}");
}
