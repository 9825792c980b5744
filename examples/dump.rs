use treatyc::*;
fn main(){ let t=std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap(); let mut s=source::Sources::default(); s.add("x".into(),t.clone()).unwrap();
 let (tree,f)=syntax::read(&t,0,&clauses::LEXICON,&mut |_,_|None);
 for x in &f { let p=x.span().map(|p|s.files()[0].position(p.start).line); println!("{:?} {} {} | {:?} | {:?}",p,x.code,x.message,x.span().map(|p|s.text(p)),x.help); }
 for (i,c) in tree.choices.iter(){ println!("{i:?} {} {:?}",c.name,c.options.iter().map(|o|&o.name).collect::<Vec<_>>()); }
 println!("{:?} {}",tree.choices.count(choice::Ctx::ALWAYS),tree.nodes.len());
 if std::env::args().nth(2).is_some(){ fn d(n:&syntax::tree::Node,t:&syntax::tree::Tree,i:usize){ println!("{:i$}{} {:?} c{}","",n.kind.word,n.name.map(|x|t.names.text(x.sym)),n.ctx.0); for f in &n.fields{ println!("{:i$}  .{} c{} {:?}","",f.spec.word,f.ctx.0,std::mem::discriminant(&f.value)); } for c in &n.children{d(c,t,i+2);} } for n in &tree.nodes{d(n,&tree,0);} } }
