//! Contact with wood that still stands, against dense sampling; and one example per kind of danger with its clean twin.

use millwright_proof::path::Path;
use millwright_proof::safety::{Asked, Danger, Sighting, dangers};
use millwright_proof::scene::Scene;
use millwright_proof::target::Target;
use millwright_proof::tool::Tool;

const FLAT: [f64; 12] = [0.0, 3.0, 0.0, 0.0, 0.0, 20.0, 3.0, 40.0, 0.0, 0.0, 1.0, 2.0];

/// kind, to x, y, z.
type Move = (u8, f64, f64, f64);
const RAPID: u8 = 0;
const FEED: u8 = 1;

fn rows(start: [f64; 3], moves: &[Move]) -> Vec<f64> {
    let mut at = start;
    let mut rows = vec![];
    for &(kind, x, y, z) in moves {
        rows.extend([
            f64::from(kind),
            at[0],
            at[1],
            at[2],
            x,
            y,
            z,
            0.0,
            0.0,
            0.0,
            f64::NAN,
        ]);
        rows.extend([0.0, 1.0, 1000.0, 18000.0, 0.0, 0.0]);
        at = [x, y, z];
    }
    rows
}

fn scene(moves: &[Move], tools: &[[f64; 12]]) -> Scene {
    Scene {
        path: Path::read(&rows([0.0, 0.0, 15.0], moves)),
        tools: Tool::read(&tools.concat()),
        target: Target::read(&[], 12.0),
        stock: [100.0, 80.0, 12.0],
        tolerance: 0.01,
        through: 0.0,
        guard: 1e-9,
    }
}

fn seen(scene: &Scene, is_fast: &[u8], steepest: &[f64]) -> Vec<Sighting> {
    dangers(
        scene,
        &Asked {
            is_fast,
            steepest,
            is_dog_leg: false,
            under: &Path::read(&[]),
            budget: 5_000_000,
        },
    )
}

fn all(moves: &[Move], tool: [f64; 12]) -> Vec<(Danger, u32, bool)> {
    seen(&scene(moves, &[tool]), &[], &[])
        .iter()
        .map(|s| (s.danger, s.motion, s.is_sure))
        .collect()
}

/// A slot from (20, 20) to (60, 20) at −5.
const SLOT: [Move; 4] = [
    (RAPID, 20.0, 20.0, 5.0),
    (FEED, 20.0, 20.0, -5.0),
    (FEED, 60.0, 20.0, -5.0),
    (RAPID, 60.0, 20.0, 5.0),
];

fn with(more: &[Move]) -> Vec<Move> {
    [&SLOT[..], more].concat()
}

#[test]
fn a_rapid_along_a_slot_is_free_and_beside_it_or_deeper_it_is_not() {
    let back = |y: f64, z: f64| {
        with(&[
            (FEED, 60.0, 20.0, -5.0),
            (RAPID, 25.0, y, z),
            (RAPID, 25.0, y, 5.0),
        ])
    };
    assert_eq!(all(&back(20.0, -5.0), FLAT), []);
    assert_eq!(all(&back(20.0, -4.0), FLAT), []);
    assert_eq!(all(&back(20.0, -5.1), FLAT), [(Danger::Rapid, 5, true)]);
    assert_eq!(all(&back(20.2, -5.0), FLAT), [(Danger::Rapid, 5, true)]);
    assert_eq!(all(&back(20.009, -5.0), FLAT), []);
}

#[test]
fn a_rapid_through_a_pocket_is_free_where_passes_overlap_and_not_over_a_rib() {
    let pocket = |step: f64| {
        let mut moves = vec![(RAPID, 20.0, 20.0, 5.0), (FEED, 20.0, 20.0, -3.0)];
        for i in 0..8 {
            let y = 20.0 + step * f64::from(i);
            let (near, far) = if i % 2 == 0 {
                (20.0, 60.0)
            } else {
                (60.0, 20.0)
            };
            moves.push((FEED, near, y, -3.0));
            moves.push((FEED, far, y, -3.0));
        }
        moves.push((FEED, 40.0, 20.0 + 7.0 * step, -3.0));
        moves.push((RAPID, 40.0, 20.0, -3.0));
        moves.push((RAPID, 40.0, 20.0, 5.0));
        moves
    };
    assert_eq!(all(&pocket(5.0), FLAT), []);
    assert_eq!(all(&pocket(6.5), FLAT), [(Danger::Rapid, 19, true)]);
}

#[test]
fn a_rapid_straight_down_is_free_only_as_far_as_was_cut() {
    let down = |z: f64| with(&[(RAPID, 60.0, 20.0, z)]);
    assert_eq!(all(&down(-5.0), FLAT), []);
    assert_eq!(all(&down(-5.01), FLAT), [(Danger::Rapid, 4, true)]);
}

#[test]
fn rapids_over_the_way_of_a_rapid_stay_open_without_looking_at_every_hair_of_it() {
    // Nothing but rapids: the second and all further ones may meet wood that the first has not cut, and nobody can say.
    let mut moves = vec![(RAPID, 20.0, 20.0, 5.0)];
    for level in [-2.0, -2.0, -2.0, -2.0, -2.0, -2.0] {
        moves.push((RAPID, 20.0, 20.0, level));
        moves.push((RAPID, 80.0, 20.0, level));
        moves.push((RAPID, 80.0, 60.0, level));
    }
    moves.push((RAPID, 80.0, 60.0, 5.0));
    let budget = 1_000_000;
    let scene = scene(&moves, &[FLAT]);
    let asked = Asked {
        is_fast: &[],
        steepest: &[],
        is_dog_leg: false,
        under: &Path::read(&[]),
        budget,
    };
    let sure: Vec<u32> = dangers(&scene, &asked)
        .iter()
        .filter(|sighting| sighting.is_sure)
        .map(|sighting| sighting.motion)
        .collect();
    // A last rapid somewhere else is still seen as surely in the wood: the work before it has not used up the budget.
    assert_eq!(sure, [1, 2, 3, 4]);
    let far = [
        &moves[..],
        &[(RAPID, 30.0, 65.0, 5.0), (RAPID, 30.0, 65.0, -3.0)],
    ]
    .concat();
    let scene = self::scene(&far, &[FLAT]);
    assert!(
        dangers(&scene, &asked)
            .iter()
            .any(|sighting| sighting.is_sure && sighting.motion as usize == far.len() - 1)
    );
}

#[test]
fn a_rapid_off_the_sheet_meets_nothing() {
    assert_eq!(
        all(
            &[
                (RAPID, -4.0, 20.0, 5.0),
                (RAPID, -4.0, 20.0, -5.0),
                (RAPID, -4.0, 60.0, -5.0)
            ],
            FLAT
        ),
        []
    );
    assert_eq!(
        all(&[(RAPID, -2.9, 20.0, 5.0), (RAPID, -2.9, 20.0, -5.0)], FLAT),
        [(Danger::Rapid, 1, true)]
    );
}

#[test]
fn a_tool_that_cannot_plunge_may_only_where_it_is_clear() {
    let mut tool = FLAT;
    tool[10] = 0.0;
    assert_eq!(all(&SLOT, tool), [(Danger::Plunge, 1, true)]);
    let ramp = [
        (RAPID, 20.0, 20.0, 5.0),
        (FEED, 20.0, 20.0, 0.0),
        (FEED, 60.0, 20.0, -5.0),
        (FEED, 20.0, 20.0, -5.0),
        (FEED, 20.0, 20.0, 5.0),
    ];
    assert_eq!(all(&ramp, tool), []);
    let again = [
        &ramp[..],
        &[
            (FEED, 40.0, 20.0, 5.0),
            (FEED, 40.0, 20.0, -5.0),
            (FEED, 40.0, 20.0, -5.5),
        ],
    ]
    .concat();
    assert_eq!(all(&again, tool), [(Danger::Plunge, 7, true)]);
}

#[test]
fn a_ramp_over_the_limit_is_seen_in_solid_wood_alone() {
    let ramp = [
        (RAPID, 20.0, 20.0, 5.0),
        (FEED, 20.0, 20.0, 0.0),
        (FEED, 60.0, 20.0, -5.0),
        (FEED, 20.0, 20.0, -5.0),
        (FEED, 20.0, 20.0, 0.0),
        (FEED, 40.0, 20.0, -5.0),
    ];
    let scene = scene(&ramp, &[FLAT]);
    assert_eq!(
        seen(&scene, &[], &[0.1])
            .iter()
            .map(|s| (s.danger, s.motion))
            .collect::<Vec<_>>(),
        [(Danger::Ramp, 2)]
    );
    assert!(seen(&scene, &[], &[0.126]).is_empty());
}

#[test]
fn a_feed_at_the_pace_of_a_rapid_is_asked_about() {
    let moves = with(&[
        (FEED, 60.0, 20.0, -5.0),
        (FEED, 30.0, 20.0, -5.0),
        (FEED, 30.0, 50.0, -5.0),
    ]);
    let scene = scene(&moves, &[FLAT]);
    let found = seen(&scene, &[0, 0, 0, 0, 0, 1, 1], &[]);
    assert_eq!(
        found
            .iter()
            .map(|s| (s.danger, s.motion))
            .collect::<Vec<_>>(),
        [(Danger::Fast, 6)]
    );
}

#[test]
fn wood_above_the_edges_is_seen_by_flutes_shank_and_holder() {
    let mut short = FLAT;
    short[5] = 4.0;
    assert_eq!(
        all(&SLOT, short),
        [(Danger::Flute, 1, true), (Danger::Flute, 2, true)]
    );
    short[6] = 2.0;
    let deeper = with(&[(FEED, 60.0, 20.0, -4.0), (FEED, 20.0, 20.0, -8.0)]);
    let slow = |moves: &[Move], tool| all(moves, tool).len();
    assert_eq!(
        slow(
            &[
                (RAPID, 20.0, 20.0, 5.0),
                (FEED, 20.0, 20.0, -4.0),
                (FEED, 60.0, 20.0, -4.0),
                (FEED, 20.0, 20.0, -8.0),
                (FEED, 60.0, 20.0, -8.0)
            ],
            short
        ),
        0
    );
    assert!(slow(&deeper, short) > 0);
    let mut wide = FLAT;
    wide[5] = 4.0;
    wide[6] = 4.0;
    assert!(all(&SLOT, wide).contains(&(Danger::Shank, 1, true)));
    let mut holder = FLAT;
    holder[7] = 4.0;
    holder[8] = 10.0;
    assert_eq!(
        all(&SLOT, holder),
        [(Danger::Holder, 1, true), (Danger::Holder, 2, true)]
    );
    holder[7] = 6.0;
    assert_eq!(all(&SLOT, holder), []);
    // A holder that nobody described may be of any width: in a wide pocket that is open.
    let pocket: Vec<Move> = vec![
        (RAPID, 20.0, 20.0, 5.0),
        (FEED, 20.0, 20.0, -5.0),
        (FEED, 60.0, 20.0, -5.0),
        (FEED, 60.0, 25.0, -5.0),
        (FEED, 20.0, 25.0, -5.0),
        (FEED, 20.0, 30.0, -5.0),
        (FEED, 40.0, 30.0, -5.0),
        (FEED, 40.0, 25.0, -5.0),
    ];
    let mut nameless = FLAT;
    nameless[7] = 4.5;
    let last = |moves: &[Move], tool| all(moves, tool).last().copied();
    assert_eq!(last(&pocket, nameless), Some((Danger::Holder, 7, true)));
    let inner = [&pocket[..], &[(FEED, 30.0, 25.0, -5.0)]].concat();
    assert_eq!(last(&inner, nameless), Some((Danger::Holder, 8, false)));
}

struct Lcg(u64);

impl Lcg {
    fn next(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
    fn within(&mut self, from: f64, to: f64) -> f64 {
        from + (to - from) * self.next()
    }
}

/// Height left by all sweeps at a point, by stepping along each: never below the true one.
fn sampled_height(path: &Path, tools: &[Tool], until: usize, x: f64, y: f64) -> f64 {
    let mut lowest: f64 = 0.0;
    for piece in path.pieces.iter().filter(|p| (p.motion as usize) < until) {
        let motion = &path.motions[piece.motion as usize];
        if motion.kind == millwright_proof::path::Kind::Rapid {
            continue;
        }
        lowest = lowest.min(swept(piece, &tools[motion.tool as usize], x, y, 0.0));
    }
    lowest
}

fn swept(piece: &millwright_proof::path::Piece, tool: &Tool, x: f64, y: f64, less: f64) -> f64 {
    let mut lowest = f64::INFINITY;
    for i in 0..=200 {
        let t = f64::from(i) / 200.0;
        let [cx, cy] = piece.curve.point_at(t);
        let rho = ((x - cx).powi(2) + (y - cy).powi(2)).sqrt();
        if rho <= tool.radius - less {
            lowest =
                lowest.min(piece.from_z + (piece.to_z - piece.from_z) * t + tool.height_at(rho));
        }
    }
    lowest
}

#[test]
fn contact_agrees_with_sampling_on_random_programs() {
    let mut random = Lcg(7);
    let ball = [1.0, 2.5, 0.0, 0.0, 0.0, 20.0, 2.5, 40.0, 0.0, 0.0, 1.0, 2.0];
    let vee = [
        2.0, 3.0, 0.2, 0.0, 60.0, 20.0, 3.0, 40.0, 0.0, 0.0, 1.0, 2.0,
    ];
    let bull = [3.0, 3.0, 0.0, 1.0, 0.0, 20.0, 3.0, 40.0, 0.0, 0.0, 1.0, 2.0];
    let (mut n_sure, mut n_free, mut n_open) = (0, 0, 0);
    for _ in 0..100 {
        let tool = [FLAT, ball, vee, bull][(random.next() * 4.0) as usize];
        let mut moves: Vec<Move> = vec![];
        for _ in 0..12 {
            moves.push((
                FEED,
                random.within(5.0, 25.0),
                random.within(5.0, 25.0),
                random.within(-6.0, -2.0),
            ));
        }
        let last = moves[11];
        moves.push((RAPID, last.1, last.2, last.3 + random.within(0.0, 2.0)));
        moves.push((
            RAPID,
            random.within(5.0, 25.0),
            random.within(5.0, 25.0),
            random.within(-3.0, 1.0),
        ));
        let scene = scene(&moves, &[tool]);
        let found = seen(&scene, &[], &[]);
        let rapid = scene.path.pieces_of(13)[0];
        let mut worst: f64 = f64::NEG_INFINITY;
        let mut sure: f64 = f64::NEG_INFINITY;
        for _ in 0..100 {
            let (t, a, r) = (random.next(), random.within(0.0, 6.3), random.next().sqrt());
            let [cx, cy] = rapid.curve.point_at(t);
            let (x, y) = (cx + r * tool[1] * a.cos(), cy + r * tool[1] * a.sin());
            if x < 0.0 || y < 0.0 {
                continue;
            }
            let wood = sampled_height(&scene.path, &scene.tools, 13, x, y);
            sure = sure.max(wood - swept(&rapid, &scene.tools[0], x, y, 0.05));
            worst = worst.max(wood - swept(&rapid, &scene.tools[0], x, y, 0.0));
        }
        match found
            .iter()
            .find(|s| s.danger == Danger::Rapid && s.motion == 13)
        {
            Some(s) if s.is_sure => {
                n_sure += 1;
                // Samples may miss a small contact; the place named must be wood, within the samples' own error.
                let wood = sampled_height(&scene.path, &scene.tools, 13, s.x, s.y);
                let body = swept(&rapid, &scene.tools[0], s.x, s.y, 0.0);
                assert!(wood - body > -0.05, "{wood} {body}");
            }
            Some(_) => n_open += 1,
            None => {
                n_free += 1;
                // Sampled heights are never too low by more than a step's share.
                assert!(sure < 0.1, "contact of {sure} ({worst}) missed");
            }
        }
    }
    assert!(
        n_sure > 40 && n_free > 5 && n_open <= 2,
        "{n_sure} {n_free} {n_open}"
    );
}

#[test]
fn a_dog_leg_rapid_is_judged_over_the_box_of_its_ends() {
    // Cleared: an L from (20, 20) over (60, 20) to (60, 40), and the straight way back.
    let moves = [
        (RAPID, 20.0, 20.0, 5.0),
        (FEED, 20.0, 20.0, -5.0),
        (FEED, 60.0, 20.0, -5.0),
        (FEED, 60.0, 40.0, -5.0),
        (FEED, 20.0, 20.0, -5.0),
        (RAPID, 60.0, 40.0, -5.0),
    ];
    let scene = scene(&moves, &[FLAT]);
    let seen = |is_dog_leg| {
        let asked = Asked {
            is_fast: &[],
            steepest: &[],
            is_dog_leg,
            under: &Path::read(&[]),
            budget: 5_000_000,
        };
        dangers(&scene, &asked).len()
    };
    assert_eq!(seen(false), 0);
    assert_eq!(seen(true), 1);
}

mod obstacles {
    use super::{FEED, FLAT, Move, RAPID, scene};
    use millwright_proof::safety::obstacle::Obstacle;
    use millwright_proof::safety::obstacle_near::{Member, approaches};

    /// A clamp of 20 × 10 at (40, 30), 25 high, 1 mm to keep.
    fn clamp() -> Vec<Obstacle> {
        let corners = [[40.0, 30.0], [60.0, 30.0], [60.0, 40.0], [40.0, 40.0]];
        let rows = corners.iter().flat_map(|&[x, y]| [x, y, 0.0]);
        Obstacle::read(
            &[25.0, 1.0, 4.0]
                .into_iter()
                .chain(rows)
                .collect::<Vec<f64>>(),
        )
    }

    fn seen(moves: &[Move], tool: [f64; 12]) -> Vec<(Member, u32, bool, f64)> {
        approaches(&scene(moves, &[tool]), &clamp(), Some(0), false)
            .iter()
            .map(|near| {
                let micrometres = (near.distance * 1e3).round() / 1e3;
                (near.member, near.motion, near.is_sure, micrometres)
            })
            .collect()
    }

    #[test]
    fn the_cutting_end_keeps_its_distance_beside_and_above() {
        let beside = |x: f64| {
            vec![
                (RAPID, 0.0, 0.0, 30.0),
                (RAPID, x, 20.0, 30.0),
                (FEED, x, 20.0, -5.0),
                (FEED, x, 60.0, -5.0),
            ]
        };
        assert_eq!(seen(&beside(36.0), FLAT), []);
        assert_eq!(seen(&beside(36.1), FLAT), [(Member::Cutter, 3, true, 0.9)]);
        let over = |z: f64| vec![(RAPID, 0.0, 0.0, z), (RAPID, 80.0, 70.0, z)];
        assert_eq!(seen(&over(26.0), FLAT), []);
        assert_eq!(seen(&over(25.9), FLAT), [(Member::Cutter, 1, true, 0.9)]);
        assert_eq!(seen(&over(5.0), FLAT), [(Member::Cutter, 1, true, 0.0)]);
        // Over the edge at an angle: 0.6 beside and 0.9 above are 1.08 away.
        let edge = |x: f64| {
            vec![
                (RAPID, 0.0, 0.0, 25.9),
                (RAPID, x, 10.0, 25.9),
                (RAPID, x, 60.0, 25.9),
            ]
        };
        assert_eq!(seen(&edge(36.4), FLAT), []);
        assert_eq!(seen(&edge(36.8), FLAT).len(), 1);
    }

    #[test]
    fn the_holder_hits_what_the_cutting_end_misses() {
        let mut short = FLAT;
        short[7] = 20.0;
        short[8] = 15.0;
        let moves = [
            (RAPID, 0.0, 0.0, 30.0),
            (RAPID, 50.0, 20.0, 30.0),
            (FEED, 50.0, 20.0, 4.0),
        ];
        assert_eq!(seen(&moves, FLAT), []);
        assert_eq!(seen(&moves, short), [(Member::Holder, 2, true, 0.0)]);
    }

    #[test]
    fn a_cone_is_as_wide_as_it_is_at_the_height_of_the_top() {
        let vee = [
            2.0, 10.0, 0.0, 0.0, 90.0, 30.0, 3.0, 60.0, 0.0, 0.0, 1.0, 2.0,
        ];
        // Tip at 20: at 25 it is 5 wide.
        let at = |x: f64| {
            vec![
                (RAPID, 0.0, 0.0, 40.0),
                (RAPID, x, 35.0, 40.0),
                (RAPID, x, 35.0, 20.0),
            ]
        };
        assert_eq!(seen(&at(25.0), vee), []);
        assert!(seen(&at(34.2), vee).iter().any(|near| near.2));
    }

    #[test]
    fn a_slope_is_followed_to_where_it_comes_nearest() {
        // Down from 40 to 20 while going from x = 0 to x = 36: over the edge's height only near the end, 4 mm away at last.
        let moves = |x: f64| {
            vec![
                (RAPID, 0.0, 35.0, 40.0),
                (RAPID, 0.0, 35.0, 40.0),
                (RAPID, x, 35.0, 20.0),
            ]
        };
        assert_eq!(seen(&moves(35.99), FLAT), []);
        assert!(seen(&moves(36.1), FLAT)[0].2);
    }
}
