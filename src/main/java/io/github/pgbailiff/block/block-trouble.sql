-- Why a block could not be lifted, and when to try again.
update block set trouble = :trouble, claimed_until = :again where number = :number and claimed_by = :holder and lifted_at is null
